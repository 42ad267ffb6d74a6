"""What jupyterhub_config.py makes of its settings, without a hub: what is safe by default, and what is refused in words."""

import os
import re
import socket
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest
from traitlets.config import Config

from helpers.classroom.hub_settings import SETTINGS
from helpers.classroom.jupyterhub_config import configure, port_giver

from .hub import CONFIG, PASSWORD, ROOT


def made(tmp_path, monkeypatch, uid=1000, **settings):
    """The configuration that these settings make for somebody with this user id."""
    monkeypatch.setattr(os, "geteuid", lambda: uid)
    config = Config()
    settings = {"state": str(tmp_path / "state")} | settings
    configure(config, {f"BACKPROP_HUB_{name.upper()}": value for name, value in settings.items()})
    return config


def test_a_trial_listens_on_loopback_alone(tmp_path, monkeypatch):
    config = made(tmp_path, monkeypatch)
    assert config.JupyterHub.bind_url == "http://127.0.0.1:8000"
    assert config.JupyterHub.hub_bind_url == "http://127.0.0.1:8081"
    assert config.ConfigurableHTTPProxy.api_url == "http://127.0.0.1:8001"
    assert "--allow-root" not in config.Spawner.args
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


def test_a_trial_makes_a_new_password_each_time_and_prints_it(tmp_path, monkeypatch, capsys):
    first, second = (made(tmp_path, monkeypatch).SharedPasswordAuthenticator.user_password for _ in range(2))
    assert first != second and len(first) >= 8
    assert first in capsys.readouterr().out


def test_a_state_folder_that_was_open_is_closed(tmp_path, monkeypatch):
    (tmp_path / "state").mkdir(mode=0o755)
    made(tmp_path, monkeypatch)
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


def test_accounts_are_checked_by_pam_and_only_those_named_are_let_in(tmp_path, monkeypatch):
    config = made(tmp_path, monkeypatch, 0, mode="accounts", learners="ada alan @students", admins="grace")
    assert (config.JupyterHub.authenticator_class, config.JupyterHub.spawner_class) == ("pam", "localprocess")
    assert config.Authenticator.allowed_users == {"ada", "alan"}
    assert config.PAMAuthenticator.allowed_groups == {"students"}
    assert config.Authenticator.admin_users == {"grace"}
    assert config.Authenticator.allow_all is False
    assert made(tmp_path, monkeypatch, 0, mode="accounts", learners="*").Authenticator.allow_all is True


def test_systemd_isolates_and_limits(tmp_path, monkeypatch):
    config = made(tmp_path, monkeypatch, 0, mode="systemd", learners="ada", memory="512M", cpus="1.5")
    assert config.JupyterHub.spawner_class == "systemdspawner.SystemdSpawner"
    assert (config.Spawner.mem_limit, config.Spawner.cpu_limit) == ("512M", 1.5)
    assert config.SystemdSpawner.isolate_tmp is config.SystemdSpawner.disable_user_sudo is True
    assert config.Spawner.environment["OPENBLAS_NUM_THREADS"] == "1"


def test_nothing_ends_by_itself_where_the_minutes_are_none(tmp_path, monkeypatch):
    assert not [word for word in made(tmp_path, monkeypatch, idle_minutes="0").Spawner.args if "timeout" in word]
    words = made(tmp_path, monkeypatch, idle_minutes="30").Spawner.args
    assert "--MappingKernelManager.cull_idle_timeout=1800" in words and "--ServerApp.shutdown_no_activity_timeout=1800" in words


def test_no_two_servers_get_the_same_port():
    spawner, give = SimpleNamespace(port=0), port_giver(range(20000, 20100))
    given = []
    for _ in range(90):
        give(spawner)
        given.append(spawner.port)
    assert len(set(given)) == 90 and set(given) <= set(range(20000, 20100)) and given != sorted(given)


def test_a_port_that_somebody_listens_on_is_passed_over():
    with socket.socket() as taken, socket.socket() as free:
        taken.bind(("127.0.0.1", 0)), free.bind(("127.0.0.1", 0))
        ports = sorted((taken.getsockname()[1], free.getsockname()[1]))
        open_port = free.getsockname()[1]
        free.close()
        spawner, give = SimpleNamespace(port=0), port_giver(ports)
        for _ in range(4):
            give(spawner)
            assert spawner.port == open_port


def test_a_certificate_opens_the_network(tmp_path, monkeypatch):
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    certificate.touch(), key.touch()
    settings = {"mode": "accounts", "learners": "*", "host": "0.0.0.0", "certificate": str(certificate), "key": str(key)}
    config = made(tmp_path, monkeypatch, 0, **settings)
    assert config.JupyterHub.bind_url == "https://0.0.0.0:8000"
    assert config.JupyterHub.hub_bind_url.startswith("http://127.0.0.1:")
    del settings["certificate"], settings["key"]
    assert made(tmp_path, monkeypatch, 0, **settings, plain_http="yes").JupyterHub.bind_url == "http://0.0.0.0:8000"


@pytest.mark.parametrize(
    "uid, settings, words",
    [
        (1000, {"memroy": "1G"}, "no such setting: BACKPROP_HUB_MEMROY"),
        (1000, {"mode": "docker"}, "it can be trial, accounts, systemd"),
        (1000, {"port": "eighty"}, "must be a number"),
        (1000, {"port": "65500"}, "port + 81"),
        (1000, {"port": "8000.5"}, "port + 81"),
        (1000, {"port": "nan"}, "must be a number"),
        (1000, {"cpus": "0"}, "0.01 or more"),
        (1000, {"idle_minutes": "-1"}, "0 or more"),
        (1000, {"idle_minutes": "inf"}, "0 or more"),
        (1000, {"memory": "plenty"}, "512M"),
        (1000, {"memory": "1GB"}, "512M"),
        (1000, {"folder": "../elsewhere"}, "name of one folder"),
        (1000, {"folder": ".."}, "name of one folder"),
        (1000, {"notebooks": str(ROOT / "tests")}, "no notebooks"),
        (1000, {"notebooks": str(ROOT / "no-such-folder")}, "no notebooks"),
        (1000, {"host": "0.0.0.0"}, "certificate"),
        (1000, {"host": "0.0.0.0", "plain_http": "yes"}, "a trial stays on 127.0.0.1"),
        (1000, {"certificate": str(CONFIG)}, "go together"),
        (1000, {"certificate": "no-such-file", "key": str(CONFIG)}, "no file no-such-file"),
        (1000, {"password": "short"}, "8 characters"),
        (1000, {"admins": "grace"}, "32 characters"),
        (1000, {"admins": "grace", "admin_password": PASSWORD}, "32 characters"),
        (0, {}, "as root"),
        (1000, {"mode": "accounts", "learners": "ada"}, "start it as root"),
        (1000, {"mode": "systemd", "learners": "ada"}, "start it as root"),
        (0, {"mode": "accounts"}, "say who may log in"),
        (0, {"mode": "accounts", "learners": "*", "host": "0.0.0.0", "plain_http": "no"}, "certificate"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(tmp_path, monkeypatch, uid, settings, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        made(tmp_path, monkeypatch, uid, **settings)


def test_the_page_lists_every_setting_and_no_other():
    page = CONFIG.with_name("jupyterhub.md").read_text("utf-8")
    assert set(re.findall(r"BACKPROP_HUB_[A-Z_]+", page)) == set(SETTINGS)


def test_the_settings_print_themselves():
    command = [sys.executable, "-m", "helpers.classroom.hub_settings"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(f"{name}={default}\n" in printed for name, (default, _) in SETTINGS.items())
