"""The settings of jupyterhub_config.py: environment variables, each with its default and its meaning.

    python -m helpers.classroom.hub_settings        prints them
"""

from pathlib import Path

COURSE = Path(__file__).resolve().parents[2]

# Name: (default, meaning). A variable that begins with BACKPROP_HUB_ and is not here is refused.
SETTINGS = {
    "BACKPROP_HUB_MODE": ("trial", "trial: all learners share your account; accounts: each has one; systemd: and a unit of it"),
    "BACKPROP_HUB_HOST": ("127.0.0.1", "the address that browsers reach; 0.0.0.0 for every one of this machine's"),
    "BACKPROP_HUB_PORT": ("8000", "its port; port + 1 and port + 81 are used too, on 127.0.0.1 alone"),
    "BACKPROP_HUB_CERTIFICATE": ("", "file of the TLS certificate; needed beyond 127.0.0.1"),
    "BACKPROP_HUB_KEY": ("", "file of the certificate's key"),
    "BACKPROP_HUB_PLAIN_HTTP": ("", "yes: passwords may cross the network unencrypted"),
    "BACKPROP_HUB_LEARNERS": ("", "who may log in: names, @group for a system group, or * for all who have an account"),
    "BACKPROP_HUB_ADMINS": ("", "names of those who may stop, start and open everybody's server"),
    "BACKPROP_HUB_PASSWORD": ("", "trial: the password of every learner, 8 characters or more (default: a new one, printed)"),
    "BACKPROP_HUB_ADMIN_PASSWORD": ("", "trial: that of the admins, 32 characters or more"),
    "BACKPROP_HUB_NOTEBOOKS": (str(COURSE / "notebooks"), "the folder whose notebooks every learner gets a copy of"),
    "BACKPROP_HUB_FOLDER": ("backprop-line-by-line", "where in their home the copies go"),
    "BACKPROP_HUB_MEMORY": ("1G", "limit for each process of a learner; in systemd mode also for all of them together"),
    "BACKPROP_HUB_CPUS": ("1", "processors for a learner: threads of the linear algebra; in systemd mode a limit"),
    "BACKPROP_HUB_IDLE_MINUTES": ("60", "a kernel or server that no open page holds ends after so long; 0: never"),
    "BACKPROP_HUB_STATE": ("jupyterhub-state", "the hub's own folder: database, cookie secret, trial learners' homes"),
    "BACKPROP_HUB_ALLOW_ROOT": ("", "yes: a trial may run as root (containers you throw away)"),
}


def read(environment):
    """All settings, by name without the prefix: from the environment where it has them, else the defaults."""
    unknown = sorted(name for name in environment if name.startswith("BACKPROP_HUB_") and name not in SETTINGS)
    if unknown:
        raise ValueError(f"no such setting: {', '.join(unknown)}; there are {', '.join(SETTINGS)}")
    found = {name: environment.get(name) or default for name, (default, _) in SETTINGS.items()}
    return {name.removeprefix("BACKPROP_HUB_"): value for name, value in found.items()}


def number(settings, name, least):
    """The setting as a number, which must be ``least`` or more."""
    try:
        value = float(settings[name])
    except ValueError:
        value = float("nan")
    if not least <= value < float("inf"):
        raise ValueError(f"BACKPROP_HUB_{name} is {settings[name]!r}; it must be a number, {least:g} or more")
    return value


if __name__ == "__main__":
    for setting, (value, meaning) in SETTINGS.items():
        print(f"{setting}={value}\n    {meaning}")
