import pytest
@pytest.mark.neo4j
def test_x(empty_neo4j):
    with empty_neo4j.driver() as d: print(d.execute_query("CALL dbms.components()").records)
