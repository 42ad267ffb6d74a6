"""How the text uses a name: at all, and for a place or for something else."""

from collections import Counter
from itertools import pairwise

from ..text import words

LONGEST = 6  # words in a name
# What the counts below let through, found by reading: seas and codes in the lists of ports, halves of names, and towns that
# are in this text more often a saint, a queen, a lake, a party or a mountain.
NOT_A_CITY = frozenset(
    "Atlantic Ocean,Pacific Ocean,Black Sea,Baltic Sea,Caspian Sea,Mediterranean Sea,North Sea,Gulf of Suez,NA,DC,St,Ho Chi Minh,"
    "Khawr,Limani,Marsa,Mancanului,Bonny Inshore Terminal,Parnu Reid,Concord,Cristobal,Saint George,Saint Paul,Saint John,"
    "Elizabeth,Santos,Luba,Yuma,Baja,Charlotte,Portland,Phoenix,Rio Grande,Victoria,Stanley,Hamilton,Richmond".split(",")
)


class Uses:
    """Counts of one-word and longer names in the sentences."""

    def __init__(self, sentences):
        self.runs, self.before_surname = Counter(), Counter()
        for sentence in map(words, sentences):
            for i in range(len(sentence)):
                for length in range(1, LONGEST + 1):
                    self.runs[" ".join(sentence[i : i + length])] += i + length <= len(sentence)
            for word, after in pairwise(sentence):
                self.before_surname[word] += after.isupper() and len(after) > 2

    def as_a_place(self, name):
        """Return whether the name occurs and is seldom another word ("Male") or a given name (surnames are in capitals)."""
        if name in NOT_A_CITY:
            return False
        times = self.runs[name]
        return times > 0 and self.runs[name.lower()] <= times / 10 and self.before_surname[name] <= times / 4
