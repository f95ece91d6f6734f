// Placeholder until the first loopback server.
