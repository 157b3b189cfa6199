"""What the person who runs the bot may set, and what they are told when it is wrong."""

from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, load_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_names_every_setting_with_its_description() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    named = {
        line.partition("=")[0]: lines[at - 1] for at, line in enumerate(lines) if line.startswith(PREFIX)
    }
    described = {
        PREFIX + name.upper(): f"# {field.description}" for name, field in Settings.model_fields.items()
    }
    assert named == described


def test_the_example_as_it_stands_changes_nothing() -> None:
    assert load_settings(EXAMPLE) == load_settings(Path("absent"))


def test_a_variable_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_LOG_LEVEL=debug\nBOT_SHARD_COUNT=4\n", encoding="utf-8")
    monkeypatch.setenv("BOT_SHARD_COUNT", "2")
    settings = load_settings()
    assert settings.log_level == "DEBUG"
    assert settings.shard_count == 2


def test_the_token_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "very-secret")
    settings = load_settings()
    assert settings.token is not None
    assert settings.token.get_secret_value() == "very-secret"
    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("BOT_SHARD_COUNT", "many", "BOT_SHARD_COUNT: "),
        ("BOT_SHARD_COUNT", "0", "BOT_SHARD_COUNT: "),
        ("BOT_SHARD_IDS", "0", "BOT_SHARD_IDS needs BOT_SHARD_COUNT"),
        ("BOT_SHARD_IDS", "a", "BOT_SHARD_IDS: "),
        ("BOT_LOG_LEVEL", "LOUD", "BOT_LOG_LEVEL: "),
        ("BOT_ARTICLES_DIR", "nowhere", "BOT_ARTICLES_DIR: nowhere is not a directory"),
    ],
)
def test_a_bad_value_is_one_line_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value).startswith(complaint)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"BOT_LOG_LEVEL=INFO\nno assignment\n", ".env, line 2: expected NAME=value"),
        (b"BOT_TOKEN\n", ".env, line 1: expected NAME=value"),
        (b"BOT_TOKEM=x\n", ".env, line 1: no setting is called BOT_TOKEM"),
        (b"BOT_TOKEN=\xff\xfe\n", ".env cannot be read: UnicodeDecodeError"),
    ],
)
def test_a_malformed_file_is_one_line_that_names_the_place(
    tmp_path: Path, content: bytes, complaint: str
) -> None:
    (tmp_path / ".env").write_bytes(content)
    with pytest.raises(SettingsError, match=complaint):
        load_settings()


def test_shards_of_this_process_are_among_all_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_SHARD_COUNT", "4")
    monkeypatch.setenv("BOT_SHARD_IDS", "1, 3")
    assert load_settings().shard_ids == (1, 3)
    monkeypatch.setenv("BOT_SHARD_IDS", "4")
    with pytest.raises(SettingsError, match="from 0 to 3"):
        load_settings()


def test_variables_of_other_programs_in_the_file_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("EDITOR=vi\n", encoding="utf-8")
    assert load_settings().log_level == "INFO"
