"""Answers that learners of lesson 09 might really give, right and wrong, and the verdicts they get."""

import math
from collections import Counter

import numpy as np
import pytest

from helpers import (
    cbow_softmax,
    cooccurrence,
    glove,
    log_sigmoid,
    log_softmax,
    negative_sampling,
    noise_distribution,
    numerical_gradient,
    sigmoid,
    skipgram_softmax,
    softmax,
    vocabulary,
)
from helpers.lessons.word_vectors.exercises import EXERCISES


def s(x):
    return 1 / (1 + np.exp(-x))


def counts_dicts(sentences, n_words, window):
    pairs = Counter()
    for sentence in sentences:
        for i in range(len(sentence)):
            for k in range(1, window + 1):
                if i + k < len(sentence):
                    pairs[sentence[i], sentence[i + k]] += 1
                    pairs[sentence[i + k], sentence[i]] += 1
    return [[pairs[a, b] for b in range(n_words)] for a in range(n_words)]


def counts_slices(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for i, word in enumerate(sentence):
            near = sentence[max(0, i - window):i] + sentence[i + 1:i + 1 + window]
            np.add.at(X, (word, near), 1)
    return X


def counts_minus_diagonal(sentences, n_words, window):
    X = counts_slices(sentences, n_words, window)
    np.fill_diagonal(X, 0)
    return X


def counts_sets(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for other in set(sentence[max(0, i - window):i] + sentence[i + 1:i + 1 + window]):
                X[word, other] += 1
    return X


def counts_at_once(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for sentence in map(np.array, sentences):
        for k in range(1, window + 1):
            X[sentence[k:], sentence[:-k]] += 1
            X[sentence[:-k], sentence[k:]] += 1
    return X


def counts_of_whole_windows(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for i in range(window, len(sentence) - window):
            for other in sentence[i - window:i] + sentence[i + 1:i + 1 + window]:
                X[sentence[i], other] += 1
    return X


def counts_returned_early(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for other in sentence[max(0, i - window):i] + sentence[i + 1:i + 1 + window]:
                X[word, other] += 1
            return X


def counts_one_way(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for k in range(1, window + 1):
            for a, b in zip(sentence, sentence[k:], strict=False):
                X[a, b] += 1
                X[b, a] += a != b
    return X


def nearest_least(E, q, exclude):
    cosines = E @ q / np.linalg.norm(E, axis=1)
    cosines[exclude] = cosines.min()
    return cosines.argmax()


def nearest_loop(E, q, exclude):
    best, found = -2, None
    for w in range(len(E)):
        if w in exclude:
            continue
        cosine = sum(E[w] * q) / math.sqrt(sum(E[w] ** 2)) / math.sqrt(sum(q ** 2))
        if cosine > best:
            best, found = cosine, w
    return found


def nearest_sorted(E, q, exclude):
    order = np.argsort(-(E / np.linalg.norm(E, axis=1)[:, None]) @ q)
    return next(w for w in order if w not in exclude)


def skip(g=lambda p, y: p - y, loss=lambda s, o: -log_softmax(s)[o], dv=lambda g, U: U.T @ g, dU=lambda g, v: np.outer(g, v)):
    def answer(v, o, U):
        scores = U @ v
        y = np.eye(len(U))[o]
        slope = g(softmax(scores), y)
        return loss(scores, o), dv(slope, U), dU(slope, v)
    return answer


def skip_not_copied(v, o, U):
    p = softmax(U @ v)
    g = p
    g[o] -= 1
    with np.errstate(invalid="ignore"):
        return -np.log(p[o]), U.T @ g, np.outer(g, v)


def window_not_copied(v, outside, U):
    dv, dU, p = np.zeros_like(v), np.zeros_like(U), softmax(U @ v)
    for o in outside:
        g = p
        g[o] -= 1
        dv += U.T @ g
        dU += np.outer(g, v)
    return dv, dU


def window_own_rows(v, outside, U):
    dv, dU, p = np.zeros_like(v), np.zeros_like(U), softmax(U @ v)
    for o in outside:
        dv += U.T @ (p - np.eye(len(U))[o])
        dU[o] += (p[o] - 1) * v
    return dv, dU


def skip_differences(v, o, U):
    def loss(v, U):
        return -log_softmax(U @ v)[o]
    return loss(v, U), numerical_gradient(lambda v: loss(v, U), v), numerical_gradient(lambda U: loss(v, U), U)


def window_loop(v, outside, U, add=True):
    dv, dU = np.zeros_like(v), np.zeros_like(U)
    for o in outside:
        _, a, b = skip()(v, o, U)
        dv, dU = (dv + a, dU + b) if add else (a, b)
    return dv, dU


def sampling_loop(v, u, R):
    a = u @ v
    loss, dv, du, dR = -log_sigmoid(a), (s(a) - 1) * u, (s(a) - 1) * v, []
    for r in R:
        loss = loss - log_sigmoid(-(r @ v))
        dv = dv + sigmoid(r @ v) * r
        dR.append(sigmoid(r @ v) * v)
    return loss, dv, du, dR


def sampled(g=lambda a: sigmoid(a) - 1, h=sigmoid, loss=None, dR=np.outer):
    def answer(v, u, R):
        a, t = u @ v, R @ v
        value = -log_sigmoid(a) - log_sigmoid(-t).sum() if loss is None else loss(a, t)
        return value, g(a) * u + h(t) @ R, g(a) * v, dR(h(t), v)
    return answer


def pair_from(ns):
    """The pair from the three vectors' gradients, row by row."""
    def answer(V, U, c, o, negatives):
        _, dv, du, dR = ns(V[c], U[o], U[negatives])
        dV, dU = np.zeros_like(V), np.zeros_like(U)
        dV[c] += dv
        dU[o] += du
        for row, k in zip(dR, negatives, strict=True):
            dU[k] += row
        return dV, dU
    return answer


def pair_without_targets(V, U, c, o, negatives):
    return pair_from(sampled())(V, U, c, o, [k for k in negatives if k != o])


def pair_set(V, U, c, o, negatives):
    return pair_from(sampled())(V, U, c, o, sorted(set(negatives.tolist())))


def pair_overwritten(V, U, c, o, negatives):
    _, dv, du, dR = sampled()(V[c], U[o], U[negatives])
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    dV[c] = dv
    dU[negatives] = dR
    dU[o] = du
    return dV, dU


def pair_last(V, U, c, o, negatives):
    dV, dU = pair_from(sampled())(V, U, c, o, negatives)
    for k in negatives:
        dV[c] = sigmoid(U[k] @ V[c]) * U[k]
    return dV, dU


def pair_at_c(V, U, c, o, negatives):
    _, dv, du, dR = sampled()(V[c], U[o], U[negatives])
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    dV[c], dU[c] = dv, du
    np.add.at(dU, negatives, dR)
    return dV, dU


def pair_true_forgotten(V, U, c, o, negatives):
    dV, dU = pair_from(sampled())(V, U, c, o, negatives)
    dV[c] = (sigmoid(U[o] @ V[c]) - 1) * U[o]
    dV[c] = sum(sigmoid(U[k] @ V[c]) * U[k] for k in negatives)
    return dV, dU


def in_place_pair(V, U, c, o, negatives):
    dV, dU = pair_from(sampled())(V, U, c, o, negatives)
    V -= dV
    return dV, dU


def cbow(pool=np.mean, share=True, each=True):
    def answer(V, U, outside, o):
        h = pool(V[outside], axis=0)
        g = softmax(U @ h) - np.eye(len(U))[o]
        dV = np.zeros_like(V)
        for m in (outside if each else set(outside.tolist())):
            dV[m] += U.T @ g / (len(outside) if share else 1)
        return dV, g[:, None] * h
    return answer


def cbow_as_skipgram(V, U, outside, o):
    dV, dU = np.zeros_like(V), np.zeros_like(U)
    for word in outside:
        g = softmax(U @ V[o]) - np.eye(len(U))[word]
        dV[o] += g @ U
        dU += np.outer(g, V[o])
    return dV, dU


def cbow_turned(V, U, outside, o):
    h = V[outside].mean(axis=0)
    g = softmax(U @ h) - np.eye(len(U))[o]
    dV = np.zeros_like(V)
    for word in outside:
        dV[word] += U @ g / len(outside)
    return dV, np.outer(g, h)


def glove_loops(U, V, b, c, X):
    loss, dU, dV, db, dc = 0.0, np.zeros_like(U), np.zeros_like(V), np.zeros_like(b), np.zeros_like(c)
    for i in range(len(U)):
        for j in range(len(V)):
            if X[i, j] > 0:
                error = U[i] @ V[j] + b[i] + c[j] - math.log(X[i, j])
                g = min(1, (X[i, j] / 100) ** 0.75) * error
                loss += g * error / 2
                dU[i] += g * V[j]
                dV[j] += g * U[i]
                db[i] += g
                dc[j] += g
    return loss, dU, dV, db, dc


def glove_nan_to_num(U, V, b, c, X):
    with np.errstate(all="ignore"):
        E = np.nan_to_num(U @ V.T + b[:, None] + c - np.log(X))
        f = np.minimum(1, (X / 100) ** 0.75)
        G = f * E
        return (f * E ** 2).sum() / 2, G @ V, G.T @ U, G.sum(axis=1), G.sum(axis=0)


def glove_by(log=lambda X: np.log(np.maximum(X, 1e-10)), f=lambda X: np.minimum((X / 100) ** 0.75, 1), two=1, half=0.5):
    def answer(U, V, b, c, X):
        with np.errstate(all="ignore"):
            E = U @ V.T + b.reshape(-1, 1) + c.reshape(1, -1) - log(X)
            G = two * f(X) * E
        return half * np.sum(f(X) * E ** 2), G @ V, (U.T @ G).T, G.sum(1), G.sum(0)
    return answer


TABLE = {
    "counts": [
        ("right", counts_dicts), ("right", counts_slices), ("right", lambda S, n, m: cooccurrence(S, n, m)),
        ("right", lambda S, n, m: cooccurrence(S, n, m).astype(int)),
        ("I17", lambda S, n, m: counts_slices([[w for t in S for w in t]], n, m)),
        ("twice", lambda S, n, m: 2 * counts_slices(S, n, m)),
        ("short", lambda S, n, m: counts_slices(S, n, m - 1)), ("seen", lambda S, n, m: np.minimum(counts_slices(S, n, m), 1)),
        ("same-word", counts_minus_diagonal), ("one-sided", lambda S, n, m: np.array([[sum(1 for t in S for i, w in enumerate(t)
         for x in t[i + 1:i + 1 + m] if (w, x) == (a, b)) for b in range(n)] for a in range(n)])),
        ("D20", counts_sets), ("D20", counts_at_once), ("first", lambda S, n, m: counts_slices(S[:1], n, m)),
        ("first", counts_returned_early), ("half", lambda S, n, m: counts_slices(S, n, m // 2)),
        ("diagonal-once", counts_one_way),
        ("wrong", lambda S, n, m: counts_slices(S, n, m) + 1), ("long", lambda S, n, m: counts_slices(S, n, m + 1)),
        ("ends", counts_of_whole_windows),
        ("wrong", lambda S, n, m: counts_slices(S, n, m)[:n - 1, :n - 1]),
        ("wrong", lambda S, n, m: counts_slices(S, n, m).sum(axis=1)),
        ("error", lambda S, n, m: counts_slices(S, n - 1, m)),
    ],
    "nearest": [
        ("right", nearest_loop), ("right", nearest_sorted),
        ("right", lambda E, q, x: np.argmax(np.where(np.isin(np.arange(len(E)), x),
         -9, E @ q / np.linalg.norm(E, axis=1) / np.linalg.norm(q)))),
        ("floor", lambda E, q, x: np.argmax(np.where(np.isin(np.arange(len(E)), x), -9, E @ q / np.linalg.norm(E, axis=1)))),
        ("floor", lambda E, q, x: np.argmax(np.where(np.isin(np.arange(len(E)), x), -1, E @ q / np.linalg.norm(E, axis=1)))),
        ("I19-length", lambda E, q, x: max((w for w in range(len(E)) if w not in x),
         key=lambda w: E[w] @ q / np.linalg.norm(E) / np.linalg.norm(q))),
        ("least-of-all", nearest_least),
        ("value", lambda E, q, x: max(E[w] @ q / np.linalg.norm(E[w]) / np.linalg.norm(q) for w in range(len(E)) if w not in x)),
        ("as-many", lambda E, q, x: sorted(range(len(E)), key=lambda w: -E[w] @ q / np.linalg.norm(E[w]))[len(x)]),
        ("right", lambda E, q, x: float(nearest_loop(E, q, x))),
        ("I19", lambda E, q, x: int((E @ q / np.linalg.norm(E, axis=1)).argmax())),
        ("I19-length", lambda E, q, x: max((w for w in range(len(E)) if w not in x), key=lambda w: E[w] @ q)),
        ("distance", lambda E, q, x: min((w for w in range(len(E)) if w not in x), key=lambda w: np.linalg.norm(E[w] - q))),
        ("cut", lambda E, q, x: int(np.delete(E @ q / np.linalg.norm(E, axis=1), x).argmax())),
        ("zeroed", lambda E, q, x: int((E @ q / np.linalg.norm(E, axis=1) * ~np.isin(np.arange(len(E)), x)).argmax())),
        ("least", lambda E, q, x: min((w for w in range(len(E)) if w not in x), key=lambda w: E[w] @ q / np.linalg.norm(E[w]))),
        ("wrong", lambda E, q, x: nearest_loop(E, q, x) + 1), ("wrong", lambda E, q, x: E[nearest_loop(E, q, x)]),
        ("wrong", lambda E, q, x: None if len(x) > 2 else nearest_loop(E, q, x)),
        ("wrong", lambda E, q, x: [nearest_loop(E, q, x)]),
        ("wrong", lambda E, q, x: 3),
    ],
    "skipgram": [
        ("right", skip()), ("right", skip_differences), ("right", lambda v, o, U: skipgram_softmax(v, o, U)),
        ("right", skip(dv=lambda g, U: g @ U, dU=lambda g, v: g[:, None] * v)),
        ("right", skip(dv=lambda g, U: sum(a * row for a, row in zip(g, U, strict=True)),
                       dU=lambda g, v: [[a * b for b in v] for a in g])),
        ("C12", skip(loss=lambda s, o: -np.log(softmax(s)[o]))), ("C1", skip(g=lambda p, y: y - p)),
        ("I3", skip(g=lambda p, y: y * (p - 1))), ("I2", skip(dv=lambda g, U: g @ U.T)),
        ("D2", skip(dU=lambda g, v: np.outer(v, g))),
        ("p-only", skip(g=lambda p, y: p)), ("no-log", skip(loss=lambda s, o: softmax(s)[o])),
        ("sign", skip(loss=lambda s, o: log_softmax(s)[o])), ("C8", skip(loss=lambda s, o: -log_softmax(s)[o] / math.log(2))),
        ("wrong", skip(g=lambda p, y: 2 * (p - y))), ("wrong", lambda v, o, U: skip()(v, 0, U)),
        ("wrong", skip(g=lambda p, y: (p - y) / len(p))),
        ("wrong", lambda v, o, U: skip()(v, o, U)[1:]), ("wrong", lambda v, o, U: skip()(v, o, U)[::-1]),
        ("wrong", skip(dU=lambda g, v: np.outer(g, v).sum(axis=0))), ("wrong", skip(g=lambda p, y: p * (1 - p) - y)),
        ("C13", skip(loss=lambda s, o: -np.log(softmax(s)[o] + 1e-8))),
        ("C13", skip(loss=lambda s, o: -np.log(np.clip(softmax(s)[o], 1e-12, 1)))),
        ("S30", skip(loss=lambda s, o: -log_softmax(softmax(s))[o])), ("C11", skip_not_copied),
        ("error", skip(dU=lambda g, v: g @ v)), ("error", skip(dv=lambda g, U: U.T @ g[:2])),
    ],
    "window": [
        ("right", window_loop), ("right", lambda v, x, U: tuple(np.sum([skip()(v, o, U)[k] for o in x], axis=0) for k in (1, 2))),
        ("I9", lambda v, x, U: window_loop(v, x, U, add=False)),
        ("mean", lambda v, x, U: tuple(p / len(x) for p in window_loop(v, x, U))),
        ("D20", lambda v, x, U: window_loop(v, sorted(set(x.tolist())), U)),
        ("C1", lambda v, x, U: tuple(-p for p in window_loop(v, x, U))),
        ("I9", lambda v, x, U: (window_loop(v, x, U, add=False)[0], window_loop(v, x, U)[1])),
        ("D21", window_not_copied), ("I3", window_own_rows),
        ("wrong", lambda v, x, U: window_loop(v, x, U)[::-1]), ("wrong", lambda v, x, U: window_loop(v, x[1:], U)),
        ("wrong", lambda v, x, U: tuple(2 * p for p in window_loop(v, x, U))), ("wrong", lambda v, x, U: window_loop(v, x, U)[0]),
    ],
    "negative_sampling": [
        ("right", sampling_loop), ("right", sampled()), ("right", sampled(g=lambda a: -sigmoid(-a), h=lambda t: 1 - sigmoid(-t))),
        ("right", sampled(loss=lambda a, t: np.logaddexp(0, -a) + np.logaddexp(0, t).sum())),
        ("C12", sampled(loss=lambda a, t: -np.log(sigmoid(a)) - np.log(sigmoid(-t)).sum())),
        ("C12", sampled(loss=lambda a, t: -np.log(s(a)) - np.log(1 - s(t)).sum())),
        ("I4", sampled(h=lambda t: sigmoid(t) - 1)), ("I5", sampled(lambda a: -s(a) * s(-a), lambda t: s(t) * s(-t))),
        ("I8", sampled(h=lambda t: sigmoid(t) / t.size)), ("C1", sampled(lambda a: 1 - sigmoid(a), lambda t: -sigmoid(t))),
        ("complement", sampled(h=lambda t: sigmoid(-t))), ("D2", sampled(dR=lambda h, v: np.outer(v, h))),
        ("I4-yes", sampled(g=sigmoid)), ("loss-true", sampled(loss=lambda a, t: -log_sigmoid(a))),
        ("wrong", sampled(h=lambda t: 2 * sigmoid(t))), ("wrong", sampled(g=lambda a: 2 * (sigmoid(a) - 1))),
        ("wrong", lambda v, u, R: sampled()(v, u, R)[1:]), ("wrong", sampled(h=lambda t: np.tanh(t))),
        ("swapped", lambda v, u, R: tuple(sampled()(v, u, R)[k] for k in (0, 2, 1, 3))),
        ("own-v+own-u", lambda v, u, R: (sampled()(v, u, R)[0], (sigmoid(u @ v) - 1) * v + sigmoid(R @ v) @ R,
                                         (sigmoid(u @ v) - 1) * u, sampled()(v, u, R)[3])),
        ("push-sign", sampled(h=lambda t: -sigmoid(t))), ("pull-sign", sampled(g=lambda a: 1 - sigmoid(a))),
        ("push-sign", lambda v, u, R: (sampled()(v, u, R)[0], (sigmoid(u @ v) - 1) * u - sigmoid(R @ v) @ R,
                                       *sampled()(v, u, R)[2:])),
        ("C13", lambda v, u, R: (-np.log(s(np.clip(u @ v, -30, 30))) - np.log(s(-np.clip(R @ v, -30, 30))).sum(),
                                 *sampled()(v, u, R)[1:])),
        ("C13", sampled(loss=lambda a, t: -np.log(sigmoid(a) + 1e-9) - np.log(1 - sigmoid(t) + 1e-9).sum())),
        ("wrong", lambda v, u, R: sampled()(u, v, R)),
        ("wrong", sampled(loss=lambda a, t: (-log_sigmoid(a) - log_sigmoid(-t).sum()) / (1 + t.size))),
        ("error", sampled(dR=lambda h, v: h @ v)),
    ],
    "pair": [
        ("right", pair_from(sampled())), ("right", pair_from(sampling_loop)),
        ("right", lambda V, U, c, o, k: (np.eye(len(V))[c][:, None] * negative_sampling(V[c], o, U, k)[1],
                                         np.asarray(negative_sampling(V[c], o, U, k)[2]))),
        ("I1", lambda V, U, c, o, k: pair_from(sampled())(U, V, c, o, k)[::-1]), ("I7", pair_without_targets),
        ("I6", pair_overwritten), ("I4", pair_from(sampled(h=lambda t: sigmoid(t) - 1))), ("C1", pair_from(sampled(
         lambda a: 1 - sigmoid(a), lambda t: -sigmoid(t)))),
        ("I5", pair_from(sampled(lambda a: -s(a) * s(-a), lambda t: s(t) * s(-t)))),
        ("I8", pair_from(sampled(h=lambda t: sigmoid(t) / t.size))), ("distinct", pair_set),
        ("tied", lambda V, U, c, o, k: pair_from(sampled())(V, V, c, o, k)), ("last", pair_last), ("row-U", pair_at_c),
        ("only-drawn", pair_true_forgotten), ("swapped", lambda *a: pair_from(sampled())(*a)[::-1]),
        ("wrong", lambda *a: pair_from(sampled())(*a)[0]),
        ("wrong", lambda V, U, c, o, k: pair_from(sampled())(V, U, o, c, k)), ("wrong", in_place_pair),
        ("wrong", lambda V, U, c, o, k: (V - pair_from(sampled())(V, U, c, o, k)[0], U - pair_from(sampled())(V, U, c, o, k)[1])),
    ],
    "noise": [
        ("right", lambda n: n ** 0.75 / (n ** 0.75).sum()), ("right", noise_distribution),
        ("right", lambda n: (n / n.sum()) ** 0.75
         / ((n / n.sum()) ** 0.75).sum()), ("right", lambda n: [x ** (3 / 4) / sum(y ** (3 / 4) for y in n) for x in n]),
        ("right", lambda n: np.sqrt(n * np.sqrt(n)) / np.sqrt(n * np.sqrt(n)).sum()),
        ("I12", lambda n: (n / sum(n)) ** (3 / 4)), ("power-1", lambda n: n / n.sum()),
        ("power-0", lambda n: n ** (3 // 4) / n.size),
        ("4/3", lambda n: n ** (4 / 3) / (n ** (4 / 3)).sum()), ("largest", lambda n: n / max(n)),
        ("power-3", lambda n: (n ** 3 / 4) / (n ** 3 / 4).sum()), ("power-3", lambda n: (n ** 3 // 4) / (n ** 3 // 4).sum()),
        ("I12", lambda n: n ** 0.75), ("power-0", lambda n: (n > 0) / np.count_nonzero(n)),
        ("other-power", lambda n: np.sqrt(n) / np.sqrt(n).sum()), ("softmax", lambda n: softmax(n)),
        ("wrong", lambda n: (n + 1) ** 0.75 / ((n + 1) ** 0.75).sum()), ("wrong", lambda n: n ** 0.74 / (n ** 0.74).sum()),
        ("wrong", lambda n: np.cumsum(n ** 0.75) / (n ** 0.75).sum()), ("largest", lambda n: n ** 0.75 / (n ** 0.75).max()),
    ],
    "cbow": [
        ("right", cbow()), ("right", lambda V, U, x, o: (cbow()(V, U, x, o)[0].tolist(), cbow_softmax(V[x], o, U)[2])),
        ("I10", cbow(share=False)), ("I10", cbow(pool=np.sum)), ("sum", cbow(pool=np.sum, share=False)),
        ("I11", cbow(each=False)),
        ("C1", lambda *a: tuple(-p for p in cbow()(*a))), ("D2", lambda *a: (cbow()(*a)[0], cbow()(*a)[1].T)),
        ("I1", lambda V, U, x, o: cbow()(U, V, x, o)[::-1]),
        ("distinct", lambda V, U, x, o: cbow()(V, U, np.array(sorted(set(x.tolist()))), o)),
        ("swapped", lambda *a: cbow()(*a)[::-1]), ("skipgram", cbow_as_skipgram),
        ("I2", cbow_turned), ("wrong", cbow(pool=np.max)),
        ("wrong", lambda *a: tuple(2 * p for p in cbow()(*a))),
        ("wrong", lambda V, U, x, o: (cbow_softmax(V[x], o, U)[1], cbow_softmax(V[x], o, U)[2])),
    ],
    "glove": [
        ("right", glove_loops), ("right", glove_by()), ("right", lambda U, V, b, c, X: tuple(glove(U, V, b, c, X))),
        ("right", glove_by(log=lambda X: np.log(X + (X == 0)))), ("I13", glove_by(log=np.log)),
        ("I13", glove_nan_to_num),
        ("S23", glove_by(log=lambda X: X)),
        ("I14", glove_by(two=2)), ("half", glove_by(half=1)), ("I16", glove_by(f=lambda X: (X / 100) ** 0.75)),
        ("log1p", glove_by(log=np.log1p)), ("weight-1", glove_by(f=lambda X: np.minimum(1, X / 100))),
        ("no-weight", glove_by(log=lambda X: np.log(np.maximum(X, 1)), f=lambda X: X > 0)),
        ("no-weight", glove_by(log=lambda X: np.log(np.maximum(X, 1)), f=lambda X: 1.0)),
        ("max", glove_by(log=lambda X: np.log(np.maximum(X, 1)), f=lambda X: np.maximum((X / 100) ** 0.75, 1))),
        ("max", glove_by(f=lambda X: np.maximum((X / 100) ** 0.75, 1) * (X > 0))),
        ("precedence", glove_by(f=lambda X: np.minimum(X / 100 ** 0.75, 1))),
        ("unseen", lambda U, V, b, c, X: glove_by()(U, V, b, c, np.where(X > 0, X, 1))),
        ("I15", lambda U, V, b, c, X: glove_loops(U, V, b, 0 * c, X)),
        ("I15", lambda U, V, b, c, X: glove_loops(U, V, 0 * b, c, X)),
        ("C1", glove_by(two=-1)), ("wrong", glove_by(two=3)), ("wrong", lambda *a: glove_by()(*a)[1:]),
        ("wrong", lambda *a: glove_by()(*a)[::-1]), ("wrong", glove_by(f=lambda X: np.minimum(1, (X / 10) ** 0.75))),
        ("wrong", lambda U, V, b, c, X: glove_by()(U, V, b + c.mean(), c, X)),
        ("error", lambda U, V, b, c, X: glove_by()(U, V, c, b, X)),
    ],
}
CASES = [(name, kind, answer) for name, answers in TABLE.items() for kind, answer in answers]


@pytest.mark.parametrize("name, kind, answer", CASES)
def test_the_verdict_is_the_one_that_answer_deserves(name, kind, answer):
    verdict = EXERCISES[name].check(answer)
    assert (verdict.slip or verdict.kind) == kind, verdict


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_answers_of_each_kind(name):
    assert {"right", "wrong"} <= {kind for kind, _ in TABLE[name]} and len(TABLE[name]) >= 10


def loss_of(name, args):
    """What the gradients of an exercise are the gradients of."""
    if name == "window":
        v, outside, U = args
        return lambda v, U: sum(-log_softmax(U @ v)[o] for o in outside), (v, U)
    if name == "pair":
        V, U, c, o, negatives = args
        return lambda V, U: -log_sigmoid(U[o] @ V[c]) - sum(log_sigmoid(-(U[k] @ V[c])) for k in negatives), (V, U)
    if name == "cbow":
        V, U, outside, o = args
        return lambda V, U: -log_softmax(U @ V[outside].mean(axis=0))[o], (V, U)
    if name == "glove":
        *variables, X = args
        return lambda U, V, b, c: glove(U, V, b, c, X).loss, tuple(variables)
    if name == "skipgram":
        v, o, U = args
        return lambda v, U: -log_softmax(U @ v)[o], (v, U)
    v, u, R = args
    return lambda v, u, R: -log_sigmoid(u @ v) - log_sigmoid(-(R @ v)).sum(), (v, u, R)


@pytest.mark.parametrize("name", ["skipgram", "window", "negative_sampling", "pair", "cbow", "glove"])
def test_the_references_agree_with_differences(name):
    q = EXERCISES[name]
    for probe in q.tried:
        if probe.kind in ("extreme", "batch"):
            continue
        loss, variables = loss_of(name, probe.args)
        found = q.reference(*probe.args)
        if q.outputs[0] == "loss":
            assert found[0] == pytest.approx(loss(*variables))
        for place, gradient in enumerate(found[len(found) - len(variables):]):
            def moved(x, place=place, loss=loss, variables=variables):
                return loss(*variables[:place], x, *variables[place + 1:])
            np.testing.assert_allclose(gradient, numerical_gradient(moved, variables[place]), rtol=1e-6, atol=1e-7)


def test_the_vocabulary_has_one_order_whatever_a_set_does():
    """I18: a set's order would differ from run to run."""
    words = [f"word{k % 17}" for k in range(60)]
    expected = tuple(sorted(set(words), key=lambda word: (-words.count(word), word)))
    assert vocabulary([words]).words == vocabulary([words[::-1]]).words == expected
