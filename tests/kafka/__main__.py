"""``python -m tests.kafka [PORT]``: download Kafka, run it until Ctrl-C."""

import signal
import sys
from types import FrameType

from tests.kafka.broker import KafkaError, RealKafka, jars, missing_commands

PORT = 9092
"""The port that the README and the default of COPYDESK_BROKER name."""


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    """Run a broker in the foreground; return the exit status."""
    if commands := missing_commands():
        sys.stderr.write(f"Kafka needs {commands} (Java 17, Maven)\n")
        return 1
    signal.signal(signal.SIGTERM, _interrupt)
    port = int(sys.argv[1]) if len(sys.argv) > 1 else PORT
    kafka = RealKafka(port=port)
    try:
        sys.stdout.write(f"Kafka's jars: {jars()}\n")
        kafka.start()
        sys.stdout.write(f"Kafka answers at {kafka.address}\n")
        sys.stdout.flush()
        signal.pause()
    except KafkaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        kafka.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
