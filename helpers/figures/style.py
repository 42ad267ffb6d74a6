"""How figures look: one type size, thin frames, ticks below everything, so that little has to be drawn again."""

STYLE = {
    "font.family": "DejaVu Sans",  # ships with matplotlib: the same picture on every machine
    "font.size": 8.5,
    "mathtext.fontset": "dejavusans",
    "axes.titlesize": 9.5,
    "axes.labelsize": 8.5,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "legend.fontsize": 8,
    "legend.frameon": False,
    "hatch.linewidth": 0.8,
    "lines.linewidth": 1.8,
    "text.usetex": False,
}
# What says where matplotlib draws, not how: left as it is found.
NOT_STYLE = {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "date.epoch"}
INK, FAINT = "#333333", "#dddddd"


def house_style():
    """A context in which matplotlib draws in this style, whatever the learner's notebook has set."""
    from matplotlib import rc_context, rcParamsDefault

    return rc_context({key: value for key, value in rcParamsDefault.items() if key not in NOT_STYLE} | STYLE)


def dress(axes, title="", xlabel="", ylabel="", xlim=None, ylim=None, xticks=None, yticks=None, xscale="linear", yscale="linear"):
    """Set what stands still in axes: title, labels, limits, ticks."""
    axes.set_axisbelow(True)  # ticks and grid lie under the bars, hence stay in the photograph
    axes.set_xscale(xscale)
    axes.set_yscale(yscale)
    axes.set_title(title, color=INK)
    axes.set_xlabel(xlabel)
    axes.set_ylabel(ylabel)
    for limit, setter in ((xlim, axes.set_xlim), (ylim, axes.set_ylim)):
        if limit is not None:
            setter(limit)
    for ticks, axis in ((xticks, axes.xaxis), (yticks, axes.yaxis)):
        if ticks is not None:
            axis.set_ticks(list(ticks) if not isinstance(ticks, dict) else list(ticks.keys()),
                           None if not isinstance(ticks, dict) else list(ticks.values()))
            axis.set_ticks([], minor=True)
    for spine in axes.spines.values():
        spine.set_zorder(0.6)  # above the ticks, below what moves
    for text in (axes.title, axes._left_title, axes._right_title):
        text.set_zorder(0)  # outside the frame, so nothing moves under it: no need to draw it in each frame
