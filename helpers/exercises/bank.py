"""Which known misconception an answer shows, if exactly one explains everything that was seen."""

import numpy as np

from .arguments import fresh
from .compare import SAME_RULE, SAME_RULE_FLOAT32, agreeing, overflowed, pass_line, same_outcome
from .naming import listed
from .outcome import trusted_outcome
from .steps import STEPS


class Bank:
    """The wrong rules of one exercise with what each does on every probe, worked out when first needed."""

    def __init__(self, rules, probes, wants, names, outputs=(), view=None):
        self.probes, self.wants, self.view, self.outputs = probes, wants, view, outputs
        self._known = [
            (rule, [trusted_outcome(function, probe.args, names, outputs) for probe in probes])
            for rule in rules for function in rule.functions
        ]

    def slip(self, outcomes, group: int):
        """(message, tell, id) of the slip behind these outcomes, or of the slips behind their parts; None if none is sure."""
        found = self.matches(outcomes, group)
        if len(found) == 1:
            rule = found[0]
            return f"{rule.name}. {rule.feedback}", self.tell(rule, outcomes), rule.id
        behind = {} if found else self.by_part(outcomes, group)
        if not behind:
            return None
        rules = {rule.id: rule for rule in behind.values()}
        parts = {id: listed([name for name, rule in behind.items() if rule.id == id]) for id in rules}
        return "\n".join(f"In {parts[id]}: {rule.name}. {rule.feedback}" for id, rule in rules.items()), "", "+".join(rules)

    def matches(self, outcomes, group: int) -> list:
        """The rules that did the same as ``outcomes`` on every probe up to this group of the order of judgement.

        Later probes do not count: a learner may make this slip and, besides, overflow at the extremes.
        """
        places = [i for i,
                  probe in enumerate(self.probes) if probe.group is not None and probe.group <= group]
        if not any(self._is_evidence(i, outcomes[i]) for i in places):
            return []
        found = [
            rule for rule, known in self._known
            if all(same_outcome(known[i], outcomes[i], self.probes[i], self.wants[i],
                                self.view) for i in places)
        ]
        return list({rule.id: rule for rule in found}.values())

    def by_part(self, outcomes, group: int) -> dict:
        """For an answer with several parts that no rule matches whole: the rule behind each wrong part, {} if one has none.

        Two slips in two parts are two rules; so a rule is compared in one part at a time, and has to be the only one.
        """
        places = [i for i, probe in enumerate(self.probes) if probe.group is not None and probe.group <= group]
        if not self.outputs or any(not outcomes[i].answered or outcomes[i].changed for i in places):
            return {}
        names = dict.fromkeys(name for i in places for name in outcomes[i].names)
        found = {}
        for name in names:
            here = [i for i in places if name in outcomes[i].names]
            if all(self._same_part(self.wants[i], outcomes[i], i, name, right=True) for i in here):
                continue
            behind = {rule.id: rule for rule, known in self._known
                      if not rule.whole and self._explains(known, outcomes, here, name)}
            if len(behind) != 1:
                return {}
            found[name] = next(iter(behind.values()))
        return found

    def _explains(self, known, outcomes, here, name) -> bool:
        return all(known[i].answered and name in known[i].names and not known[i].changed
                   and self._same_part(known[i], outcomes[i], i, name) for i in here)

    def _same_part(self, known, out, i, name, right=False) -> bool:
        mine, other = out.names.index(name), known.names.index(name)
        a, b = known.parts[other], out.parts[mine]
        if a is None or b is None or a.shape != b.shape:
            return False
        line = pass_line(self.probes[i], out) if right else pass_line(self.probes[i], out, SAME_RULE, SAME_RULE_FLOAT32)
        if self.view is not None:
            a, b = self.view(a), self.view(b)
        return bool(agreeing(a, b, line, self.probes[i].floor).all())

    def _is_evidence(self, i, out) -> bool:
        """Wrong numbers are evidence, and layers left out; an exception alone is not, for anything may raise one."""
        if not out.answered and not out.missing and not overflowed(out, self.wants[i]):
            return False
        return any(step(self.probes[i], self.wants[i], out, self.view) for _, step in STEPS)

    def _error(self, i, out) -> float:
        """How far off the extremes are, to show the worst of them; elsewhere the first probe will do."""
        if self.probes[i].kind != "extreme":
            return 0.0
        with np.errstate(invalid="ignore"):
            return max(float(np.nan_to_num(np.abs(got - want), nan=np.inf).max(initial=0.0))
                       if got is not None and got.shape == want.shape else 0.0
                       for got, want in zip(out.parts, self.wants[i].parts, strict=True))

    def tell(self, rule, outcomes) -> str:
        """The rule's sentence about the learner's own number, read where the rule shows it best."""
        absent = next((out.trouble for out in outcomes if out.missing), "")
        if absent:
            return absent
        places = [i for i, probe in enumerate(self.probes)
                  if probe.kind == rule.on and outcomes[i].answered and self._is_evidence(i, outcomes[i])]
        for i in sorted(places, key=lambda i: -self._error(i, outcomes[i])):
            parts = outcomes[i].parts
            return rule.tell(parts if self.outputs else parts[0], *fresh(self.probes[i].args))
        return ""
