package io.reelgate.port;

/** What a store says of a commit that stands, but that replicas did not confirm. */
final class Doubtful extends StoreUnavailable {
    private static final long serialVersionUID = 1;

    Doubtful() {
        super("confirmed by 0 of 1 replicas");
    }

    @Override
    public boolean applied() {
        return true;
    }
}
