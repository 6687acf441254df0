from streams.config.environment import child_environment


def test_child_environment_override_beats_parent_beats_default(monkeypatch):
    monkeypatch.setenv("COPYDESK_A", "parent")
    monkeypatch.setenv("COPYDESK_B", "parent")
    monkeypatch.delenv("COPYDESK_C", raising=False)

    environment = child_environment(
        {"COPYDESK_A": "override"},
        {"COPYDESK_B": "default", "COPYDESK_C": "default"},
    )

    assert environment["COPYDESK_A"] == "override"
    assert environment["COPYDESK_B"] == "parent"
    assert environment["COPYDESK_C"] == "default"
    assert "PATH" in environment
