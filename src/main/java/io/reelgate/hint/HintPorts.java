package io.reelgate.hint;

import io.reelgate.port.JobNames;
import io.reelgate.port.LookWaker;
import io.reelgate.port.Metrics;
import io.reelgate.port.VendorHints;
import java.time.Clock;

/** What hearing vendors needs from the outside. */
public record HintPorts(VendorHints vendors, JobNames jobs, LookWaker looks, Metrics metrics, Clock clock) {}
