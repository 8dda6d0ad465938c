"""Readers without a browser: sessions that speak Streamlit's protocol over the real websocket."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE_SECONDS = 180
CHOICE = "Railway"


@dataclass
class Answer:
    """What a run of the script sent: seconds, bytes in all, bytes for the map."""

    seconds: float
    size: int
    map_size: int


@dataclass
class Session:
    """One open page; `filter` is the id of the filter by type, `chosen` our choice in it.

    `kept` names the messages that a browser keeps: they are not sent to it again.
    """

    socket: ClientConnection
    query: str = ""
    filter: str = ""
    chosen: str = ""
    on: bool = False
    kept: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)

    async def open(self) -> Answer:
        """Open the page."""
        return await self._run(BackMsg())

    async def click(self) -> Answer:
        """Click on the choice of the filter by type: on, and off again at the next click."""
        self.on = not self.on
        message = BackMsg()
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = self.filter
        widget.string_array_value.data.extend([self.chosen] if self.on else [])
        return await self._run(message)

    async def _run(self, message: BackMsg) -> Answer:
        message.rerun_script.query_string = self.query
        message.rerun_script.cached_message_hashes.extend(self.kept)
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        size = map_size = 0
        while True:
            received = await asyncio.wait_for(self.socket.recv(), PATIENCE_SECONDS)
            data = received.encode() if isinstance(received, str) else received
            size += len(data)
            told = ForwardMsg.FromString(data)
            map_size += self._read(told, len(data))
            if told.WhichOneof("type") == "script_finished":
                return Answer(time.perf_counter() - started, size, map_size)

    def _read(self, told: ForwardMsg, size: int) -> int:
        """Keep what the next click needs; return the size of what is for the map."""
        if told.WhichOneof("type") == "page_info_changed":
            self.query = told.page_info_changed.query_string
        if told.metadata.cacheable:
            self.kept.add(told.hash)
        element = told.delta.new_element
        match element.WhichOneof("type"):
            case "button_group":
                for option in element.button_group.options:
                    if CHOICE.lower() in option.content.lower():
                        self.filter, self.chosen = element.button_group.id, option.content
            case "exception":
                self.problems.append(element.exception.message)
            case "component_instance":
                return size
        return 0


async def with_sessions(
    address: str, count: int, work: Callable[[Session], Awaitable[None]]
) -> list[Exception]:
    """Open sessions, let each do its work, close them; return what went wrong."""
    stream = f"{address.replace('http', 'ws')}_stcore/stream"

    async def one() -> None:
        async with connect(stream, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item] # a NewType of str
            session = Session(socket)
            await work(session)
            if session.problems:
                raise RuntimeError(session.problems[0])

    done = await asyncio.gather(*(one() for _ in range(count)), return_exceptions=True)
    return [problem for problem in done if isinstance(problem, Exception)]


async def act(session: Session, clicks: int, think_seconds: float, answers: list[Answer]) -> None:
    """Click so many times, each after a pause around `think_seconds`."""
    for _ in range(clicks):
        await asyncio.sleep(think_seconds * random.uniform(0.5, 1.5))  # noqa: S311
        answers.append(await session.click())
