"""What exists: kinds of record, node and edge, declared once and used everywhere."""

from __future__ import annotations

from ondermijning.model.columns import SQL_TYPES, AttributeClass, Column, ColumnType
from ondermijning.model.edges import EDGES
from ondermijning.model.forbidden import is_forbidden
from ondermijning.model.graph_kinds import EdgeKind, NodeKind
from ondermijning.model.lookup import column_of
from ondermijning.model.nodes import NODES, PARTIES
from ondermijning.model.records import RECORDS, RecordKind, record_kind

__all__ = [
    "EDGES", "NODES", "PARTIES", "RECORDS", "SQL_TYPES", "AttributeClass", "Column", "ColumnType", "EdgeKind", "NodeKind",
    "RecordKind", "column_of", "is_forbidden", "record_kind",
]  # fmt: skip
