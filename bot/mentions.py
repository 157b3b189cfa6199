"""Commands that a sentence names, as something to press: whatever language it is in, it is the right one."""

from collections.abc import Iterable, Mapping

from bot.languages import Language, Spoken, spoken_in


class Mentions:
    """Says each language with its commands as Discord's mentions, once Discord has told their ids."""

    def __init__(self) -> None:
        self._ids: Mapping[str, int] = {}
        self._paths: tuple[str, ...] = ()
        self._speeches: dict[Language, Spoken] = {}

    def know(self, ids: Mapping[str, int], paths: Iterable[str]) -> None:
        """`ids` are those of the commands and groups by their names, `paths` the names of all, as “a b”."""
        self._ids, self._paths = ids, tuple(paths)
        self._speeches.clear()

    def speech(self, language: Language) -> Spoken:
        """That language, with the commands that are known."""
        if language not in self._speeches:
            spoken = spoken_in(language)
            links = {}
            for path in self._paths:
                names = path.split()
                if (id_ := self._ids.get(names[0])) is not None:
                    links[f"`/{' '.join(map(spoken.gettext, names))}`"] = f"</{path}:{id_}>"
            self._speeches[language] = spoken.linked(links)
        return self._speeches[language]
