"""Where the entries of section I, and the slip of lesson 09, stand in the bank."""

PLACES = {
    "I1": ["pair", "cbow", "figure:word_vectors.rows"],
    "I2": ["skipgram", "window", "negative_sampling", "glove"],
    "I3": ["skipgram", "window", "cbow", "spot:word_vectors.I3"],
    "I4": ["negative_sampling", "pair"],
    "I5": ["negative_sampling", "pair", "spot:word_vectors.I5"],
    "I6": ["pair"],
    "I7": ["pair"],
    "I8": ["negative_sampling", "pair"],
    "I9": ["window"],
    "I10": ["cbow"],
    "I11": ["cbow"],
    "I12": ["noise", "figure:word_vectors.noise"],
    "I13": ["glove"],
    "I14": ["glove"],
    "I15": ["glove"],
    "I16": ["glove"],
    "I17": ["counts", "counts:I17-centre"],
    "I18": "The order of a set differs from run to run, so no rule can foretell its numbers; `vocabulary` sorts, and a test "
           "holds it so.",
    "I19": ["nearest", "nearest:I19-length"],
    "I20": ["figure:word_vectors.neighbours"],
    "S23": ["glove", "spot:word_vectors.S23"],
}
