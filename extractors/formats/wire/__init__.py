"""Text formats of the wires: ANPA 1312, IPTC 7901, e-mail."""
