package io.reelgate.app.boot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What there is to tell about a gateway that has booted.
 *
 * @param took from the start of the process
 * @param demo the demo account's credentials, where it is enabled
 * @param notes what an operator should know about how this gateway is set up
 */
public record Started(String url, String opsUrl, Duration took, Optional<DemoCredentials> demo, List<String> notes) {}
