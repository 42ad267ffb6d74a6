"""Words by kind, and the questions that were fixed before any vectors were trained: is what stands near of the same kind?"""

from functools import cache

import numpy as np

from ... import analogy, nearest
from ...data import places

LISTED = {
    "language": "arabic english portuguese spanish russian urdu hindi swahili mandarin cantonese bengali tamil punjabi "
                "persian dari "
                "pashto kurdish turkic german italian dutch greek albanian hungarian romanian bulgarian serbian croatian "
                "creole malay "
                "tagalog french dialect dialects language languages",
    "water": "river rivers lake lakes sea seas ocean gulf strait bay channel danube mekong nile amazon zambezi rhine caspian "
             "mediterranean "
             "baltic atlantic pacific caribbean adriatic aegean amu darya victoria tanganyika nyasa",
    "crop": "wheat rice corn barley maize sorghum millet cassava potatoes tomatoes sugarcane sugar cotton tobacco coffee tea "
            "cocoa bananas "
            "citrus grapes olives fruit fruits vegetables beans peanuts coconuts copra soybeans oilseed beets oats rye",
    "mineral": "gold silver copper iron zinc lead nickel tin uranium bauxite manganese phosphates phosphate cobalt chromium "
               "tungsten gypsum "
               "limestone salt coal diamonds platinum titanium lignite graphite mica antimony mercury ore",
    "direction": "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
                 "northwestern southeastern southwestern central",
    "number": "two three four five six seven eight nine ten eleven twelve",
    "religion": "muslim muslims christian christians catholic protestant orthodox hindu buddhist jewish islam christianity "
                "islamic anglican "
                "sunni shia",
}
ASKED = 4  # of the countries every fourth is asked for, else they would outnumber all other words


@cache
def kinds():
    """Return {word: kind}: countries of one word from the gazetteer, and the words that are listed here.

    >>> kinds()["egypt"], kinds()["danube"], kinds()["arabic"]
    ('country', 'water', 'language')
    """
    found = {place.name.lower(): "country" for place in places() if place.kind == "country" and " " not in place.name}
    return found | {word: kind for kind, words in LISTED.items() for word in words.split()}


def questions(vocab):
    """Return the words that are asked for, those of them that the vocabulary has: a list, in a fixed order.

    >>> from helpers import vocabulary
    >>> questions(vocabulary([["wheat", "the", "nile", "rice"]]))
    ['rice', 'wheat', 'nile']
    """
    countries = sorted(word for word, kind in kinds().items() if kind == "country" and word in vocab)[::ASKED]
    others = [(kind, word) for word, kind in kinds().items() if kind != "country" and word in vocab]
    return countries + [word for _, word in sorted(others)]


def precision(vocab, E, k):
    """Return {kind: share}, of the k nearest words of each question the share that is of its kind; "
      ""all" is the mean of questions.

    E (W, d) holds a vector for each word of ``vocab``. Raises ValueError where the sizes differ.

    >>> from helpers import vocabulary
    >>> small = vocabulary([["wheat", "rice", "nile", "zambezi"]])
    >>> precision(small, [[0.0, 1.0], [1.0, 0.0], [0.1, 1.0], [1.0, 0.0]], k=1)
    {'crop': 0.0, 'water': 0.0, 'all': 0.0}
    """
    E, asked, known = np.asarray(E), questions(vocab), kinds()
    if len(E) != len(vocab):
        raise ValueError(f"E has {len(E)} rows, and the vocabulary has {len(vocab)} words")
    rows, _ = nearest(E, [vocab.index(word) for word in asked], k=k)
    shares = [np.mean([known.get(vocab.words[row]) == known[word] for row in near])
              for word, near in zip(asked, rows, strict=True)]
    by_kind = {}
    for word, share in zip(asked, shares, strict=True):
        by_kind.setdefault(known[word], []).append(share)
    return {kind: float(np.mean(found)) for kind, found in by_kind.items()} | {"all": float(np.mean(shares))}


def capitals(vocab):
    """Return the pairs (country, capital) of one word each that the vocabulary has, as a list in order of the countries."""
    pairs = {(place.country.lower(), place.name.lower()) for place in places() if place.kind == "capital"}
    return sorted(pair for pair in pairs if all(" " not in name and name in vocab for name in pair) and pair[0] != pair[1])


def analogies_right(vocab, E):
    """Return (right, asked): for each pair and the next, is the first capital to its country as the answer is to the next "
      "country?"""
    pairs = capitals(vocab)
    right = 0
    for (country, capital), (other, wanted) in zip(pairs, pairs[1:] + pairs[:1], strict=True):
        found, _ = analogy(E, vocab.index(country), vocab.index(capital), vocab.index(other), k=1)
        right += vocab.words[found[0]] == wanted
    return right, len(pairs)
