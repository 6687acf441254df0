"""Stock exchanges, and forms of address."""

from extractors.entities.text.lexicon import section

__all__ = ["EXCHANGES", "FORMS_OF_ADDRESS", "SUFFIXES"]


FORMS_OF_ADDRESS = section("address.txt", "address")
"""Words directly before a surname, of all languages."""

EXCHANGES = {
    "NYSE": "XNYS", "NASDAQ": "XNAS", "LSE": "XLON", "TSX": "XTSE",
    "ASX": "XASX", "HKEX": "XHKG", "SGX": "XSES", "NSE": "XNSE",
    "BSE": "XBOM", "TSE": "XTKS",
}  # fmt: skip
"""ISO 10383 MIC by the name in ``(NYSE: IBM)``."""

SUFFIXES = {
    "N": "XNYS", "O": "XNAS", "OQ": "XNAS", "A": "XASE", "K": "XNYS",
    "L": "XLON", "DE": "XETR", "F": "XFRA", "PA": "XPAR", "AS": "XAMS",
    "BR": "XBRU", "MI": "XMIL", "MC": "XMAD", "S": "XSWX", "VX": "XVTX",
    "ST": "XSTO", "HE": "XHEL", "OL": "XOSL", "CO": "XCSE", "VI": "XWBO",
    "WA": "XWAR", "MM": "MISX", "IS": "XIST", "TA": "XTAE", "J": "XJSE",
    "SS": "XSHG", "SZ": "XSHE", "HK": "XHKG", "T": "XTKS", "KS": "XKRX",
    "KQ": "XKOS", "TW": "XTAI", "SI": "XSES", "BK": "XBKK", "JK": "XIDX",
    "KL": "XKLS", "NS": "XNSE", "BO": "XBOM", "AX": "XASX", "NZ": "XNZE",
    "TO": "XTSE", "V": "XTSX", "SA": "BVMF", "MX": "XMEX", "SN": "XSGO",
    "BA": "XBUE", "SE": "XSAU",
}  # fmt: skip
"""ISO 10383 MIC by the suffix of an instrument code (``IBM.N``)."""
