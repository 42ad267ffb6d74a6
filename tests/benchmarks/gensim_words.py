"""Word vectors beside gensim's: how many words a second, and how many of a word's nearest neighbours are of its kind.

Run it from the project's root, on one thread: OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.gensim_words

Skip-gram with negative sampling on the Factbook: both have d = 50, window 5, 5 negatives, 10 epochs, words of at least 5
occurrences, sample 1e-3, and a rate that falls in a line from 0.025; gensim has one worker. They take turns, a seed each, so
that whatever else the machine does falls on both. Words are those of the vocabulary in the text, times the epochs; the time is
that of training alone. The questions are those of ``helpers.data.kinds``: precision at 1, 5 and 10 is the share of the nearest
neighbours that are of the asked word's kind, the mean over the seeds, with the smallest and the largest. "analogies" are the
country-capital ones that come out right. CBOW, counts with PPMI and SVD, and GloVe answer the same questions, once. Where
gensim is not installed the course's figures stand alone.
"""

import importlib.util
from time import perf_counter

import numpy as np

from helpers import (
    analogies_right,
    cooccurrence,
    kind_precision,
    ppmi,
    svd_vectors,
    train_cbow,
    train_glove,
    train_skipgram,
    vocabulary,
)
from helpers.data import capitals, kinds, sentences

LENGTH, WINDOW, NEGATIVES, EPOCHS, MIN_COUNT, SAMPLE, RATE = 50, 5, 5, 10, 5, 1e-3, 0.025
SEEDS = range(1, 6)
KS = (1, 5, 10)


def ours(encoded, vocab, seed):
    """Return (seconds, vectors) of the course's skip-gram."""
    start = perf_counter()
    training = train_skipgram(encoded, len(vocab), LENGTH, window=WINDOW, negatives=NEGATIVES, epochs=EPOCHS, sample=SAMPLE,
                              learning_rate=RATE, seed=seed)
    return perf_counter() - start, training.params[0]


def theirs(text, vocab, seed):
    """Return (seconds, vectors) of gensim's on one worker."""
    from gensim.models import Word2Vec

    model = Word2Vec(vector_size=LENGTH, window=WINDOW, min_count=MIN_COUNT, sg=1, negative=NEGATIVES, sample=SAMPLE, alpha=RATE,
                     min_alpha=RATE / 10_000, workers=1, seed=seed)
    model.build_vocab(text)
    start = perf_counter()
    model.train(text, total_examples=len(text), epochs=EPOCHS)
    return perf_counter() - start, np.array([model.wv[word] for word in vocab.words])


def others(encoded, vocab):
    """Yield (name, seconds, vectors) of the other methods."""
    start = perf_counter()
    training = train_cbow(encoded, len(vocab), LENGTH, epochs=EPOCHS)
    yield "CBOW", perf_counter() - start, training.params[0]
    start = perf_counter()
    counts = cooccurrence(encoded, len(vocab), WINDOW).astype(np.float32)
    counted = perf_counter() - start
    start = perf_counter()
    vectors = svd_vectors(ppmi(counts), LENGTH)
    yield "counts, PPMI, SVD", perf_counter() - start + counted, vectors
    start = perf_counter()
    U, V, *_ = train_glove(counts, LENGTH).params
    yield "GloVe (u + v)", perf_counter() - start + counted, U + V


def said(precisions):
    """Return mean (smallest to largest) at each k, for precisions (seeds, len(KS))."""
    columns = np.transpose(precisions)
    return "   ".join(f"{values.mean():.3f} ({values.min():.3f}-{values.max():.3f})" for values in columns)


def main():
    vocab = vocabulary(sentences(), MIN_COUNT)
    encoded, text = vocab.encode(sentences()), [[word.lower() for word in words] for words in sentences()]
    words, pairs, questions = EPOCHS * vocab.counts.sum(), capitals(vocab), kinds()
    rivals = {"ours": lambda seed: ours(encoded, vocab, seed)}
    if importlib.util.find_spec("gensim"):
        rivals["gensim"] = lambda seed: theirs(text, vocab, seed)
    else:
        print("gensim is not installed: no comparison (pip install gensim)")
    times, precisions, right = ({who: [] for who in rivals} for _ in range(3))
    for seed in SEEDS:
        for who, train in rivals.items():
            seconds, vectors = train(seed)
            times[who].append(seconds)
            precisions[who].append(kind_precision(vectors, vocab, questions, KS).mean(axis=0))
            right[who].append(analogies_right(vectors, vocab, pairs)[0])
    n_analogies = len(pairs) * (len(pairs) - 1)
    asked = sum(len(kind.asked) for kind in questions)
    print(f"{len(vocab)} words, {asked} questions, {len(SEEDS)} seeds, {EPOCHS} epochs; precision at {KS}, mean (lowest-highest)")
    for who in rivals:
        rate = words / np.median(times[who])
        print(f"{who:<18}{rate:>9.0f} words/s   {said(precisions[who])}   analogies {right[who]} of {n_analogies}")
    if "gensim" in rivals:
        ratios = np.array(times["gensim"]) / times["ours"]
        print(f"words per second, ours / gensim: {np.median(ratios):.2f} (median of the turns)")
    for name, seconds, vectors in others(encoded, vocab):
        precision = kind_precision(vectors, vocab, questions, KS).mean(axis=0)
        print(f"{name:<18}{seconds:>9.1f} s         {'   '.join(f'{p:.3f}' for p in precision)}", flush=True)


if __name__ == "__main__":
    main()
