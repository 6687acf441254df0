"""
A feed server that attacks its pollers, and what an attack costs a poller.

    python -m tests.attackers

    attacks         what the server answers, by the name of the attack
    hostile_server  the server, a process of its own
    costs           what one attack makes a poller spend

The last figures are in the table of reliability of the README.
"""
