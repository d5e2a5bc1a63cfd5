package io.reelgate.rig.oracle;

/** What a check found, before its rule stands with it. */
record Complaint(String subject, String text) {}
