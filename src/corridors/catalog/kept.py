"""Results that are kept with the data they were worked out from, and go when the data go."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, Protocol, TypeVar

Params = ParamSpec("Params")
Result = TypeVar("Result")
Kept = dict[object, Callable[..., object]]


class Data(Protocol):
    """Data that keep what was worked out from them."""

    @property
    def kept(self) -> Kept:
        """The caches of functions, by function."""


def kept(most: int) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]:
    """Return a decorator that works out equal results once, at `most` so many at a time.

    They are kept by the first argument that is data. A cache beside the data would hold the data
    too, long after a newer catalog has taken their place.
    """

    def decorate(function: Callable[Params, Result]) -> Callable[Params, Result]:
        @wraps(function)
        def call(*args: Params.args, **kwargs: Params.kwargs) -> Result:
            caches: Kept = next(a.kept for a in args if hasattr(a, "kept"))
            if function not in caches:
                caches[function] = lru_cache(maxsize=most)(function)
            return caches[function](*args, **kwargs)  # type: ignore[return-value] # of this function

        return call

    return decorate
