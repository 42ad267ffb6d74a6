"""From the entries to names of places: countries, capitals and cities, each with the part it belongs to."""

import re

from ..gazetteer import Place
from .package import entries
from .parts import held_out
from .uses import Uses

# field: kind of the names in it
FIELDS = {
    "conventional short form": "country", "Capital": "capital", "Major urban areas - population": "city",
    "major seaport(s)": "city", "river port(s)": "city", "consulate(s) general": "city", "consulate(s)": "city",
    "consulate": "city",
}  # fmt: skip
# What the rules below would miss or get wrong: urban areas that are several cities, names with an explanation, short names.
INSTEAD = {
    "New York-Newark": ("New York", "Newark"), "Los Angeles-Long Beach-Santa Ana": ("Los Angeles", "Long Beach", "Santa Ana"),
    "Dallas-Fort Worth": ("Dallas", "Fort Worth"), "Nice-Cannes": ("Nice", "Cannes"), "Tel Aviv-Yafo": ("Tel Aviv",),
    "Marseille-Aix-en-Provence": ("Marseille", "Aix-en-Provence"), "Blantyre-Limbe": ("Blantyre",), "Mombassa": ("Mombasa",),
    "Southampton/Portsmouth": ("Southampton", "Portsmouth"), "Chisinau in Romanian": ("Chisinau",),
    "The Dominican": ("Dominican Republic",), "Washington DC": ("Washington",), "The Gambia": ("Gambia",),
    "The Bahamas": ("Bahamas",), "Cote": (), "The Settlement": (), "The Valley": (), "West Island": (),
}  # fmt: skip
# Entries with no short form, names in daily use, parts and former states that the text speaks of; first the main name.
COUNTRIES = {
    "ct": ("Central African Republic",), "fm": ("Micronesia",), "ae": ("United Arab Emirates", "UAE"), "cf": ("Congo",),
    "uk": ("United Kingdom", "UK", "Britain", "England", "Scotland", "Wales", "Northern Ireland"), "us": ("United States", "US"),
    "cg": ("Democratic Republic of the Congo", "DRC", "Zaire"), "rs": ("Russia", "Soviet Union", "USSR"), "cc": ("Curacao",),
    "ri": ("Serbia", "Yugoslavia"), "ez": ("Czech Republic", "Czechoslovakia"), "iv": ("Cote d'Ivoire",), "vm": ("Vietnam",),
    "sk": ("Sint Maarten",), "vt": ("Holy See", "Vatican"), "sh": ("Saint Helena",),
}  # fmt: skip
NAME = re.compile(r"(?:[A-Z][A-Za-z'-]*|and|de|of|la|del|d'[A-Z][a-z]+)(?: (?:[A-Z'][A-Za-z'-]*|and|de|do|of|la|del|the|es))*")


def places_of(folder, sentences):
    """Return the places, sorted by name: those that the sentences use, and use for a place rather than for something else."""
    uses, country_of, found = Uses(sentences), {}, {}
    names = list(_names(folder))
    for code, kind, name in names:
        if kind == "country":
            country_of.setdefault(code, name)
    for wanted in ("country", "capital", "city"):
        for code, kind, name in names:
            if kind == wanted and code in country_of and uses.as_a_place(name):
                found.setdefault(name, (kind, country_of[code]))
    out = held_out(found)
    return [Place(name, *found[name], name in out) for name in sorted(found)]


def _names(folder):
    for code, names in COUNTRIES.items():
        yield from ((code, "country", name) for name in names)
    for (code, *where), text in entries(folder):
        kind = next((FIELDS[field] for field in where if field in FIELDS), None)
        if kind is None or (kind == "capital" and where[-1] != "name") or where[-1] == "note":
            continue
        if "Diplomatic representation in the US" in where:
            code = "us"
        for part in _parts(text, kind):
            yield from ((code, kind, name) for name in INSTEAD.get(part, (part,)))


def _parts(text, kind):
    text = re.sub(r"note\b.*|\([^)]*\)", "", text)  # explanations
    for piece in re.split("[;:]" if kind == "country" else "[;,:]", text):
        name = NAME.match(piece.strip())
        if not name or piece.strip().startswith(("none", "no ", "and ")):
            continue
        shouted = name[0].isupper() and len(name[0]) > 3  # the table of urban areas writes seats of government so
        yield name[0].title() if shouted else name[0].strip()
