"""
Wraps methods of objects of Faust and aiokafka.

They have no extension points for the order of records and for the fence.
"""

from collections.abc import Callable
from typing import Any

__all__ = ["wrap_method"]


def wrap_method(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:
    """
    Replace an object's method by one that gets the method as an argument.

    Raises:
        AttributeError: the object has no such method. Then Faust or aiokafka
            is of a version that this module does not know.
    """
    method = getattr(owner, name)

    def replacement(*arguments: Any, **options: Any) -> Any:
        return wrapper(method, *arguments, **options)

    setattr(owner, name, replacement)
