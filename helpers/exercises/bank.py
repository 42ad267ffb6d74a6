"""Which known misconception an answer shows, if exactly one explains everything that was seen."""

import numpy as np

from .arguments import fresh
from .compare import overflowed, same_outcome
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
