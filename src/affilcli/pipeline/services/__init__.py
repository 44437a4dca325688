"""Which services: included, planned, existing, excluded; and what else is kept outside."""
