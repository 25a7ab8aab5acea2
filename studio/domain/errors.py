"""The errors a person can meet. Each says what happened, to which thing, and what to do next.

Raised typed at the border where the problem is known; turned into words in one place
(``ui/messages`` in the window, ``studio/app/cli`` on the command line).
"""

from __future__ import annotations


class SegueError(Exception):
    """An error meant for a person.

    ``code`` is stable and for scripts; ``title`` is a short headline; ``message`` says what happened;
    ``what_to_do`` is the way out; ``subject`` names the thing (a file, a stage, a pass, an address).
    """

    code = "error"
    title = "Something went wrong"
    what_to_do = "Try again. If it happens again, run `segue self-test`."

    def __init__(
        self,
        message: str,
        *,
        subject: str = "",
        what_to_do: str | None = None,
        title: str | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.subject = subject
        if what_to_do is not None:
            self.what_to_do = what_to_do
        if title is not None:
            self.title = title
        if code is not None:
            self.code = code

    def as_json(self) -> dict[str, str]:
        """The five keys that scripts rely on."""
        return {
            "code": self.code,
            "title": self.title,
            "message": self.message,
            "what_to_do": self.what_to_do,
            "subject": self.subject,
        }


class RefusedError(SegueError):
    """A rule of the product says no: a wrong transition, a type that does not fit, a loop."""

    code = "refused"
    title = "That is not possible now"


class NotFoundError(SegueError):
    """Nothing (or more than one thing) goes by this name."""

    code = "not_found"
    title = "Not found"
    what_to_do = "Check the name or id; `segue productions` and `segue plan` list what there is."


class BadInputError(SegueError):
    """A file, a name or a value from outside cannot be used."""

    code = "bad_input"
    title = "This cannot be used"


class DepotError(SegueError):
    """The shared storage did not do what was asked."""

    code = "depot"
    title = "The storage did not answer as it should"


class OfflineError(DepotError):
    """The storage cannot be reached at the moment. Nothing is lost; work goes on."""

    code = "offline"
    title = "The storage cannot be reached"
    what_to_do = "Your work is kept here and is sent when the connection is back."


class AccessError(DepotError):
    """The storage refuses these keys, or these keys for this place."""

    code = "access"
    title = "The storage refuses access"
    what_to_do = "Check the key id and secret (`segue depot login URL`), and that the bucket's rights name them."


class PassError(SegueError):
    """An invitation that is wrong, expired or used."""

    code = "pass"
    title = "This invitation cannot be used"
    what_to_do = "Ask the person who sent it for a new one."


class TrustError(SegueError):
    """Signed bytes contradict each other or are not what they claim to be."""

    code = "trust"
    title = "The shared log does not add up"
    what_to_do = "Nothing was taken over. Show this message to the production's owner."


class DiskError(SegueError):
    """The local disk is full, missing or read-only."""

    code = "disk"
    title = "The disk cannot be written"
    what_to_do = "Free some space or choose another folder, then try again; nothing was lost."


class CancelledError(SegueError):
    """The person stopped it."""

    code = "cancelled"
    title = "Stopped"
    what_to_do = "Start it again when you like; nothing was left half done."
