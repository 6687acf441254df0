import pytest

from extractors.formats import read, slice_document
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import raw


def test_external_entity_is_refused(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("swordfish")
    body = (
        f"<!DOCTYPE nitf [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
        "<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"
    )
    (part,) = slice_document(raw(body))

    with pytest.raises(ExtractError, match="entity-declaration"):
        read(part.item)
