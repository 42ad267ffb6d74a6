"""Lesson 09 in lines: skip-gram, negative sampling, CBOW and GloVe (T23, T24, T25)."""

from .cbow_lines import by_mean as cbow_by_mean
from .cbow_lines import by_outside, mean
from .cbow_lines import chances as cbow_chances
from .cbow_lines import wrt_U as cbow_by_U
from .cbow_lines import wrt_V as cbow_by_V
from .glove_lines import by_b as glove_by_bias
from .glove_lines import by_u as glove_by_entry
from .glove_lines import errors, weighed
from .glove_lines import loss as glove_loss
from .glove_lines import wrt_b as glove_by_b
from .glove_lines import wrt_c as glove_by_c
from .glove_lines import wrt_U as glove_by_U
from .glove_lines import wrt_V as glove_by_V
from .sampling_lines import by_R as drawn
from .sampling_lines import by_u as true_word
from .sampling_lines import by_v as sampled_centre
from .sampling_lines import drawn_scores, no, repeated, true_score, yes
from .sampling_lines import loss as sampling_loss
from .sampling_lines import wrt_R as sampled_by_R
from .sampling_lines import wrt_u as sampled_by_u
from .sampling_lines import wrt_v as sampled_by_v
from .skipgram_lines import by_score, chances, probability, scores, wrt_U, wrt_v
from .skipgram_lines import by_U as outside
from .skipgram_lines import by_v as centre
from .skipgram_lines import loss as skipgram_loss

__all__ = [
    "by_outside", "by_score", "cbow_by_U", "cbow_by_V", "cbow_by_mean", "cbow_chances", "centre", "chances", "drawn",
    "drawn_scores", "errors", "glove_by_U", "glove_by_V", "glove_by_b", "glove_by_bias", "glove_by_c", "glove_by_entry",
    "glove_loss", "mean", "no", "outside", "probability", "repeated", "sampled_by_R", "sampled_by_u", "sampled_by_v",
    "sampled_centre", "sampling_loss", "scores", "skipgram_loss", "true_score", "true_word", "weighed", "wrt_U", "wrt_v", "yes",
]
