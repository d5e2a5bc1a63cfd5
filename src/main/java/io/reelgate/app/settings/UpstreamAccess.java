package io.reelgate.app.settings;

import io.reelgate.config.bind.Default;
import io.reelgate.config.bind.Inline;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.route.Lane;
import io.reelgate.domain.task.UnclearPolicy;
import io.reelgate.upstream.Adapters;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor's wire format, address and credential.
 *
 * @param adapter whose wire format it speaks; unless set the upstream's own name says it
 * @param baseUrl where it is, unless where its vendor usually is
 * @param mediaHosts hosts that its result links may point to, beside that of the base URL; unless set those that its
 *     vendor documents
 * @param looksPerSecond how often it may be asked about jobs, by all nodes together
 * @param requestsPerMinute submits by all nodes together with each credential; unless set what its vendor documents
 * @param concurrent jobs at a time, in the same way
 * @param unclear what becomes of submits that stay unclear
 * @param cloud in the place of a key, where a vendor wants that
 * @param credentials several keys by name, beside the simple one or instead of it
 * @param unconfirmed whether routes are taken that only third parties know
 * @param failedJobsAreFree whether a job that fails there costs nothing; unless set what its vendor documents
 * @param hints what proves its webhooks
 */
public record UpstreamAccess(
        Optional<String> adapter,
        Optional<URI> baseUrl,
        Optional<String> apiKey,
        List<String> mediaHosts,
        Optional<Integer> looksPerSecond,
        Optional<Integer> requestsPerMinute,
        Optional<Integer> concurrent,
        Optional<UnclearPolicy> unclear,
        @Inline CloudAccess cloud,
        Map<String, CredentialAccess> credentials,
        @Default("false") boolean unconfirmed,
        Optional<Boolean> failedJobsAreFree,
        @Inline HintAccess hints) {
    public UpstreamAccess {
        if (looksPerSecond.filter(rate -> rate < 1).isPresent()) {
            throw new IllegalArgumentException("looksPerSecond must be 1 or more (was " + looksPerSecond.get() + ")");
        }
        new Budget(requestsPerMinute, concurrent);
    }

    /** Whether tasks may be sent there. */
    public boolean complete() {
        return isOpen()
                || credentials.values().stream()
                        .anyMatch(credential -> credential.apiKey().isPresent());
    }

    /** Whether it has a credential of its own, without a name. */
    private boolean isOpen() {
        return apiKey.isPresent() || cloud.serviceAccount().isPresent();
    }

    /** The credentials that have a key, of an upstream of this name. */
    public Map<Lane, CredentialAccess> lanes(String name) {
        Map<Lane, CredentialAccess> lanes = new LinkedHashMap<>();
        credentials.forEach((named, credential) -> lanes.put(new Lane(name, Optional.of(named)), credential));
        lanes.values().removeIf(credential -> credential.apiKey().isEmpty());
        if (isOpen()) {
            lanes.put(
                    new Lane(name),
                    new CredentialAccess(apiKey, 1, baseUrl, Optional.empty(), Optional.empty(), hints));
        }
        return lanes;
    }

    /** What proves the webhooks of each lane that has them turned on, of an upstream of this name. */
    public Map<Lane, HintAccess> hints(String name) {
        Map<Lane, HintAccess> lanes = new LinkedHashMap<>();
        lanes.put(new Lane(name), hints);
        credentials.forEach((named, credential) ->
                lanes.put(new Lane(name, Optional.of(named)), credential.hints().or(hints)));
        lanes.values().removeIf(access -> !access.on());
        return lanes;
    }

    /** What a credential may be used for, as far as it is set; empty for the simple key. */
    public Budget budget(Optional<String> credential) {
        Budget own = new Budget(requestsPerMinute, concurrent);
        return credential
                .flatMap(name -> Optional.ofNullable(credentials.get(name)))
                .map(access -> access.budget().or(own))
                .orElse(own);
    }

    /** Where a credential is used, of an upstream of this name that has a vendor: all of it. */
    public URI address(String name, CredentialAccess credential) {
        Optional<URI> base = credential.baseUrl().or(() -> baseUrl);
        String standard = vendor(name).map(Adapters.Vendor::baseUrl).orElse("");
        return wantsAccount(name) ? cloud.address(base.map(URI::toString)) : base.orElseGet(() -> URI.create(standard));
    }

    private boolean wantsAccount(String name) {
        return vendor(name)
                .filter(vendor -> vendor.entry() == Adapters.Entry.SERVICE_ACCOUNT)
                .isPresent();
    }

    /** Whether tasks are sent there, and nobody said where its results lie. */
    public boolean knowsNoMediaHosts(String name) {
        return complete()
                && mediaHosts.isEmpty()
                && vendor(name).filter(vendor -> vendor.mediaHosts().isEmpty()).isPresent();
    }

    /** The vendor of an upstream of this name. */
    public Optional<Adapters.Vendor> vendor(String name) {
        return Adapters.find(format(name));
    }

    /** The name of the wire format of an upstream of this name. */
    public String format(String name) {
        return adapter.orElse(name);
    }

    /** An upstream whose format nobody speaks may stand there, but not be used. */
    void check(String name) {
        requirePart("upstreams", name);
        credentials.keySet().forEach(each -> requirePart("upstreams." + name + ".credentials", each));
        boolean used = adapter.isPresent() || baseUrl.isPresent() || complete();
        String field = "upstreams." + name;
        if (used && vendor(name).isEmpty()) {
            throw new IllegalArgumentException(field + ".adapter must be one of " + Adapters.names() + " (was "
                    + adapter.orElse("not set, and " + name + " is none") + ")");
        }
        if (used) {
            checkEntry(name, field);
        }
        if (lanes(name).values().stream()
                .anyMatch(credential -> address(name, credential).getHost() == null)) {
            throw new IllegalArgumentException(field + ".baseUrl must be set: the vendor has no address of its own any"
                    + " more; a host that speaks its format has");
        }
    }

    private void checkEntry(String name, String field) {
        boolean account = wantsAccount(name);
        if (account && (apiKey.isPresent() || !credentials.isEmpty())) {
            throw new IllegalArgumentException(
                    field + ".apiKey and credentials must not be set: it takes a serviceAccount");
        }
        if (!account && cloud.isSet()) {
            throw new IllegalArgumentException(
                    field + ": serviceAccount, project, location and bucket are settings of vertex only");
        }
        cloud.check(field);
    }

    private static void requirePart(String section, String name) {
        if (!Lane.isPart(name)) {
            throw new IllegalArgumentException(
                    section + " must have names of 1 to 40 letters, digits, - and _ (was " + name + ")");
        }
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "UpstreamAccess[" + baseUrl + "]";
    }
}
