"""Facts about permits and use: turnover, norms, rebuilding, occupation."""
