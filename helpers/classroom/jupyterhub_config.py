"""JupyterHub for a class: everyone who logs in gets a JupyterLab of their own, with the course and their copy of its notebooks.

From the project's root, where ``pip install -r requirements.txt 'jupyterhub>=5.3' nbgitpuller`` has been run:

    jupyterhub -f helpers/classroom/jupyterhub_config.py

Without settings that is a trial on 127.0.0.1:8000, for one person who plays several learners. Settings are environment
variables (hub_settings.py has them all); jupyterhub.md beside this file takes you through a lab machine.
"""

import itertools
import os
import random
import re
import secrets
import shutil
import socket
import sys
from pathlib import Path

from helpers.classroom.hub_settings import number, read

MODES = ("trial", "accounts", "systemd")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def configure(c, environment):
    """Set the configuration object ``c`` from a mapping of settings; ValueError says which setting does not fit, and why."""
    settings = read(environment)
    mode = settings["MODE"]
    if mode not in MODES:
        raise ValueError(f"BACKPROP_HUB_MODE is {mode!r}; it can be {', '.join(MODES)}")
    state = Path(settings["STATE"]).resolve()
    set_address(c, settings)
    set_state(c, state)
    set_servers(c, settings)
    set_limits(c, settings)
    if mode == "trial":
        set_trial(c, settings, state)
    else:
        set_accounts(c, settings)


def set_address(c, settings):
    """Where the hub listens: on loopback, or with a certificate, or in the open where somebody has said so."""
    host, port = settings["HOST"], number(settings, "PORT", 1)
    if port + 81 > 65535 or port != int(port):
        raise ValueError(f"BACKPROP_HUB_PORT is {settings['PORT']!r}; it must be a port that leaves room for port + 81")
    port = int(port)
    certificate, key = settings["CERTIFICATE"], settings["KEY"]
    if bool(certificate) != bool(key):
        raise ValueError("BACKPROP_HUB_CERTIFICATE and BACKPROP_HUB_KEY go together")
    for path in filter(None, (certificate, key)):
        if not Path(path).is_file():
            raise ValueError(f"there is no file {path}")
    if host not in LOOPBACK and not certificate and settings["PLAIN_HTTP"] != "yes":
        raise ValueError(f"beyond this machine ({host}) give a certificate, or BACKPROP_HUB_PLAIN_HTTP=yes to go without")
    shown = f"[{host}]" if ":" in host else host
    c.JupyterHub.bind_url = f"{'https' if certificate else 'http'}://{shown}:{port}"
    c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = certificate, key
    # Two ports that only this machine's processes use; tied to the first, so that two hubs do not meet.
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{port + 81}"
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 1}"


def set_state(c, state):
    """The hub's own files, in a folder that no learner can read."""
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    state.chmod(0o700)
    c.JupyterHub.db_url = f"sqlite:///{state / 'jupyterhub.sqlite'}"
    c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
    c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")


def set_servers(c, settings):
    """A learner's server: learner_server.py (which runs as the learner) makes the copies, then becomes their JupyterLab."""
    source, folder = Path(settings["NOTEBOOKS"]).resolve(), settings["FOLDER"]
    names = sorted(path.name for path in source.glob("*.ipynb"))
    if not names:
        raise ValueError(f"there are no notebooks in {source} (BACKPROP_HUB_NOTEBOOKS)")
    if Path(folder).name != folder or folder.startswith("."):
        raise ValueError(f"BACKPROP_HUB_FOLDER is {folder!r}; it must be the name of one folder")
    # -I: neither the learner's environment nor a random.py in their home has a say in how their server starts.
    c.Spawner.cmd = [sys.executable, "-I", str(Path(__file__).with_name("learner_server.py")), str(source), folder]
    c.Spawner.default_url = f"/lab/tree/{folder}/{names[0]}"
    # JupyterLab asks nobody for news or updates; the course needs no network.
    c.Spawner.args = ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    c.Spawner.pre_spawn_hook = port_giver()
    # Thirty learners who log in at once on two processors: the last one's server takes minutes, not the usual seconds.
    c.Spawner.start_timeout = c.Spawner.http_timeout = 300


def port_giver(ports=range(20000, 30000)):
    """A hook that gives each server a port that no other has got.

    JupyterHub asks the system for a free one and closes it again; a server takes it seconds later, with a whole class at the
    door a minute later. Of thirty that started at once, two had the same: one could not start, and its learner was led
    to the other's. These lie below those that the system gives away, and come in an order that nobody can foretell.
    """
    order = itertools.cycle(random.SystemRandom().sample(ports, len(ports)))

    def give_port(spawner):
        spawner.port = next(port for port in itertools.islice(order, len(ports)) if is_free(port))

    return give_port


def is_free(port):
    """Whether nothing on this machine listens there."""
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


def set_limits(c, settings):
    """Memory and processors for a learner, and the end of what lies idle."""
    cpus, minutes = number(settings, "CPUS", 0.01), number(settings, "IDLE_MINUTES", 0)
    if not re.fullmatch(r"\d+(\.\d+)?[KMGT]?", settings["MEMORY"]):
        raise ValueError(f"BACKPROP_HUB_MEMORY is {settings['MEMORY']!r}; write it as 512M or 1.5G")
    c.Spawner.mem_limit, c.Spawner.cpu_limit = settings["MEMORY"], cpus
    # Without this, every kernel's linear algebra starts a thread for each processor of the machine.
    threads = str(max(1, int(cpus)))
    c.Spawner.environment = {f"{library}_NUM_THREADS": threads for library in ("OMP", "OPENBLAS", "MKL")}
    if minutes:
        seconds = max(1, round(60 * minutes))
        c.Spawner.args += [
            f"--MappingKernelManager.cull_idle_timeout={seconds}",
            f"--MappingKernelManager.cull_interval={min(seconds, 300)}",
            f"--TerminalManager.cull_inactive_timeout={seconds}",
            f"--TerminalManager.cull_interval={min(seconds, 300)}",
            f"--ServerApp.shutdown_no_activity_timeout={seconds}",
        ]


def set_trial(c, settings, state):
    """All learners under the account that runs the hub: nothing but their addresses and homes keeps them apart."""
    if settings["HOST"] not in LOOPBACK:
        raise ValueError("a trial stays on 127.0.0.1: its learners share your account; for others use BACKPROP_HUB_MODE=accounts")
    if os.geteuid() == 0 and settings["ALLOW_ROOT"] != "yes":
        raise ValueError("a trial as root gives away the machine; start it as yourself, or set BACKPROP_HUB_ALLOW_ROOT=yes")
    set_shared_passwords(c, settings)
    # The name becomes a folder's name.
    c.Authenticator.username_pattern = r"[a-z][a-z0-9_-]{0,30}"
    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = f"{state}/homes/{{username}}"
    if os.geteuid() == 0:
        c.Spawner.args += ["--allow-root"]


def set_shared_passwords(c, settings):
    """One password for all learners and a longer one for the admins, so that no learner can log in as an admin."""
    password, admin_password = settings["PASSWORD"], settings["ADMIN_PASSWORD"]
    learners, admins = set(settings["LEARNERS"].split()), set(settings["ADMINS"].split())
    if not password:
        password = secrets.token_urlsafe(9)
        print(f"The password of every learner in this trial: {password}", flush=True)
    if len(password) < 8:
        raise ValueError("BACKPROP_HUB_PASSWORD must have 8 characters or more")
    if (admins or admin_password) and len(admin_password) < 32:
        raise ValueError("admins in a trial need a BACKPROP_HUB_ADMIN_PASSWORD of 32 characters or more")
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = password
    c.SharedPasswordAuthenticator.admin_password = admin_password or None
    c.Authenticator.admin_users = admins
    c.Authenticator.allowed_users = learners - {"*"}
    c.Authenticator.allow_all = not learners or "*" in learners


def set_accounts(c, settings):
    """Learners with accounts of this machine, their passwords checked by PAM; each server runs as its learner."""
    if os.geteuid() != 0:
        raise ValueError(f"BACKPROP_HUB_MODE={settings['MODE']} starts servers as other users: start it as root")
    learners = settings["LEARNERS"].split()
    if not learners:
        raise ValueError("say who may log in: BACKPROP_HUB_LEARNERS='ada alan', '@students' or '*' for everybody with an account")
    c.JupyterHub.authenticator_class = "pam"
    c.Authenticator.admin_users = set(settings["ADMINS"].split())
    c.Authenticator.allow_all = "*" in learners
    c.Authenticator.allowed_users = {name for name in learners if name[0] not in "@*"}
    c.PAMAuthenticator.allowed_groups = {name[1:] for name in learners if name[0] == "@"}
    if settings["MODE"] == "accounts":
        c.JupyterHub.spawner_class = "localprocess"
    else:
        c.JupyterHub.spawner_class = "systemdspawner.SystemdSpawner"
        c.SystemdSpawner.isolate_tmp = c.SystemdSpawner.isolate_devices = c.SystemdSpawner.disable_user_sudo = True
        # A loop that starts processes ends here, and not with the machine.
        c.SystemdSpawner.unit_extra_properties = {"TasksMax": "256", "MemorySwapMax": "0"}


if "get_config" in globals():  # JupyterHub runs this file, with that name in it; a test imports it, without
    try:
        configure(get_config(), os.environ)  # noqa: F821
        if not shutil.which("configurable-http-proxy"):
            raise ValueError("its proxy is not on the PATH: npm install -g configurable-http-proxy")
    except (ValueError, OSError) as fault:
        sys.exit(f"jupyterhub_config.py: {fault}")
