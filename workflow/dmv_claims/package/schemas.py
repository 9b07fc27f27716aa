"""Describe a table for programs: its columns as a Table Schema of the Data Package standard, version 2."""

from typing import Any

from dmv_claims.tables.columns import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
# Validators know lists as text, not as Parquet has them; so such a column may hold anything, and `arrayItem` says what.
TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "int64": {"type": "integer"},
    "float64": {"type": "number"},
    "list": {"type": "any", "arrayItem": {"type": "string"}},
}
DOCUMENT_COLUMNS = ("document_id", "document_b")

Descriptor = dict[str, Any]


def table_schema(table: Table) -> Descriptor:
    """Return the Table Schema of a table, with the meaning of every allowed value."""
    foreign_keys = [key for column in table.columns for key in _foreign_keys(table, column)]
    schema = {
        "$schema": PROFILE,
        "name": table.name,
        "description": table.description,
        "fields": [_field(column) for column in table.columns],
        # Missing is null in a Parquet file and empty in a CSV file made from it.
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return schema | ({"foreignKeys": foreign_keys} if foreign_keys else {})


def _field(column: Column) -> Descriptor:
    field = {"name": column.name, **TYPES[column.type], "description": column.description}
    if column.unit:
        field["unit"] = column.unit
    constraints: Descriptor = {} if column.nullable else {"required": True}
    if column.values:
        constraints["enum"] = list(column.values)
        field["categories"] = [{"value": value, "label": meaning} for value, meaning in column.values.items()]
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_keys(table: Table, column: Column) -> list[Descriptor]:
    """Return what a column refers to, as far as that is a single file: a file has no other place in the standard."""
    if column.name in DOCUMENT_COLUMNS and table.name != "documents":
        return [_reference(column.name, "documents", "document_id")]
    if column.listed == "states" and table.name != "states":
        return [_reference(column.name, "states", "state")]
    return []


def _reference(column: str, table: str, key: str) -> Descriptor:
    return {"fields": [column], "reference": {"resource": table, "fields": [key]}}
