"""System accounts that exist for one test, and a hub whose Python they can reach. Linux, as root."""

import os
import pwd
import secrets
import subprocess
import sys
from pathlib import Path

from .hub import ROOT

# In a mount namespace of the hub's own, each folder named before "--" is laid over itself, open to all: where Python or the
# project lies in a closed home (root's, often), new users reach it there, and the machine outside of it stays as it is.
OPEN_FOLDERS = """
set -e
while [ "$1" != -- ]; do
    layer="$(mktemp -d)"
    mount -t tmpfs -o mode=755 tmpfs "$layer"
    mkdir -m 755 "$layer/upper" "$layer/work"
    mount -t overlay overlay -o "lowerdir=$1,upperdir=$layer/upper,workdir=$layer/work" "$1"
    umount --lazy "$layer"
    rmdir "$layer"
    shift
done
shift
exec "$@"
"""


class Account:
    """A new system user with a home that everybody may enter and read, as some systems make them; end it with ``remove()``."""

    def __init__(self, name):
        self.name, self.password = f"{name}-{secrets.token_hex(3)}", secrets.token_urlsafe(12)
        run("useradd", "--create-home", "--shell", "/bin/bash", self.name)
        try:
            run("chpasswd", input=f"{self.name}:{self.password}\n")
            entry = pwd.getpwnam(self.name)
            self.uid, self.home = entry.pw_uid, Path(entry.pw_dir)
            self.home.chmod(0o755)
        except BaseException:
            self.remove()
            raise

    def remove(self):
        """Delete the user and the home; CalledProcessError while a process of theirs lives."""
        run("userdel", "--remove", self.name)


def run(*command, **keywords):
    """Run a program of the system; its complaint is part of the exception."""
    done = subprocess.run(command, capture_output=True, text=True, **keywords)
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr or done.stdout}"
    return done.stdout


def closed_folders():
    """The folders that keep other users from this Python or from the project, outermost first."""
    needed = [Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve(), ROOT]
    above = {folder for path in needed for folder in (path, *path.parents) if folder.is_dir()}
    return sorted(str(folder) for folder in above if folder.stat().st_mode & 0o005 != 0o005)


def opening_prefix():
    """A command that runs another one where new users reach Python and the project; empty where they do so anyway."""
    closed = closed_folders()
    return ["unshare", "--mount", "--propagation", "private", "bash", "-c", OPEN_FOLDERS, "bash", *closed, "--"] if closed else []


def can_import(account):
    """AssertionError where the account, in that namespace, cannot run the course."""
    program = "import helpers, jupyterhub; print(helpers.__file__)"
    become = ["setpriv", f"--reuid={account.uid}", "--clear-groups"]
    found = run(*opening_prefix(), *become, sys.executable, "-I", "-c", program, cwd="/")
    assert Path(found.strip()) == ROOT / "helpers" / "__init__.py", found


def is_root():
    """Whether this process may make users and become them."""
    return os.geteuid() == 0
