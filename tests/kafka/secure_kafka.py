"""
A real Kafka with access control: TLS, SCRAM, client certificates, ACLs.

It has four listeners on loopback. The broker's own one (plain text, super
user) lets tests inspect the topics. The tested clients use the others:

    SCRAM   TLS, and a user with a password (SCRAM-SHA-256 or -512)
    MUTUAL  TLS with a client certificate, whose common name is the user
    CLEAR   a user with a password and no TLS (PLAIN)

Each broker gets new certificates.
"""

import asyncio
import shlex
from dataclasses import dataclass
from pathlib import Path

import trustme
from cryptography.hazmat.primitives import serialization

from streams.config.settings import Settings
from streams.kafka.acls import Role, kafka_acls_commands
from streams.local.embedded_broker import free_port
from tests.kafka.broker import RealKafka, tool

__all__ = ["PASSWORD", "SecureKafka"]

PASSWORD = "correct-horse-7f3a"
"""The password of every user; tests check that no log contains it."""

USERS = ("desk", "operator", "reader", "nobody")

PROPERTIES = """
listeners=PLAINTEXT://127.0.0.1:{{port}},CONTROLLER://127.0.0.1:{{controller}},\
SCRAM://127.0.0.1:{scram},MUTUAL://127.0.0.1:{mutual},CLEAR://127.0.0.1:{clear}
advertised.listeners=PLAINTEXT://127.0.0.1:{{port}},\
SCRAM://127.0.0.1:{scram},MUTUAL://127.0.0.1:{mutual},CLEAR://127.0.0.1:{clear}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,\
SCRAM:SASL_SSL,MUTUAL:SSL,CLEAR:SASL_PLAINTEXT
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
ssl.keystore.type=PEM
ssl.keystore.location={directory}/broker.pem
ssl.truststore.type=PEM
ssl.truststore.location={directory}/ca.pem
listener.name.mutual.ssl.client.auth=required
listener.name.mutual.ssl.principal.mapping.rules=RULE:^CN=([^,]+).*$/$1/
listener.name.scram.sasl.enabled.mechanisms=SCRAM-SHA-256,SCRAM-SHA-512
listener.name.scram.scram-sha-256.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.scram.scram-sha-512.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.clear.sasl.enabled.mechanisms=PLAIN
listener.name.clear.plain.sasl.jaas.config=\
org.apache.kafka.common.security.plain.PlainLoginModule required \
user_reader="{password}";
"""


@dataclass(frozen=True, slots=True)
class SecureKafka:
    """
    The broker, the addresses of its listeners, and the certificates.

    Attributes:
        directory: the certificates and keys.
        inside: address of the broker's own listener.
    """

    broker: RealKafka
    directory: Path
    inside: str
    scram: str
    mutual: str
    clear: str

    @classmethod
    def make(cls, directory: Path) -> "SecureKafka":
        """Make certificates, users and the broker; do not start it."""
        _write_certificates(directory)
        scram, mutual, clear = (free_port() for _ in range(3))
        more = PROPERTIES.format(
            scram=scram, mutual=mutual, clear=clear, directory=directory,
            password=PASSWORD,
        )  # fmt: skip
        users = [
            word
            for user in USERS
            for kind in ("SCRAM-SHA-256", "SCRAM-SHA-512")
            for word in (
                "--add-scram",
                f"{kind}=[name={user},password={PASSWORD},iterations=4096]",
            )
        ]
        broker = RealKafka(more, users)
        addresses = (f"127.0.0.1:{port}" for port in (scram, mutual, clear))
        return cls(broker, directory, broker.address, *addresses)

    async def grant(self, role: Role, principal: str, prefix: str) -> None:
        """Grant a role's ACLs to a principal, with the documented commands."""
        settings = Settings(broker=self.inside, prefix=prefix)
        commands = kafka_acls_commands(role, principal, settings)
        await asyncio.gather(*(self.run_acls(*words) for words in commands))

    def user_settings(self, name: str) -> dict[str, str]:
        """Return the settings of a user with a password, over TLS."""
        (self.directory / "password").write_text(PASSWORD + "\n")
        return {
            "COPYDESK_BROKER": self.scram,
            "COPYDESK_KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
            "COPYDESK_KAFKA_USER": name,
            "COPYDESK_KAFKA_PASSWORD": f"file:{self.directory / 'password'}",
            "COPYDESK_KAFKA_CA_FILE": str(self.directory / "ca.pem"),
        }

    def certificate_settings(self, name: str) -> dict[str, str]:
        """Return the settings of a user with a client certificate."""
        return {
            "COPYDESK_BROKER": self.mutual,
            "COPYDESK_KAFKA_SECURITY_PROTOCOL": "SSL",
            "COPYDESK_KAFKA_CA_FILE": str(self.directory / "ca.pem"),
            "COPYDESK_KAFKA_CERT_FILE": str(self.directory / f"{name}.crt"),
            "COPYDESK_KAFKA_KEY_FILE": str(self.directory / f"{name}.key"),
        }

    async def run_acls(self, *arguments: str) -> None:
        """Run ``kafka-acls`` as a super user."""
        command = tool(
            "org.apache.kafka.tools.AclCommand",
            "--bootstrap-server", self.inside, *arguments,
        )  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            *command,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await process.communicate()
        assert process.returncode == 0, shlex.join(arguments) + output.decode()


def _write_certificates(directory: Path) -> None:
    """Write the CA, another CA, and the PEM files of broker and clients."""
    ours, other = trustme.CA(), trustme.CA()
    ours.cert_pem.write_to_path(directory / "ca.pem")
    other.cert_pem.write_to_path(directory / "other-ca.pem")
    broker = ours.issue_cert("127.0.0.1", "localhost", common_name="broker")
    chain = b"".join(pem.bytes() for pem in broker.cert_chain_pems)
    (directory / "broker.pem").write_bytes(_key(broker) + chain)
    for name in ("poller", "nobody"):
        client = ours.issue_cert("127.0.0.1", common_name=name)
        client.cert_chain_pems[0].write_to_path(directory / f"{name}.crt")
        (directory / f"{name}.key").write_bytes(_key(client))


def _key(certificate: trustme.LeafCert) -> bytes:
    """Return its key as PKCS#8, the only form that Kafka reads (KIP-651)."""
    key = serialization.load_pem_private_key(
        certificate.private_key_pem.bytes(), password=None
    )
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
