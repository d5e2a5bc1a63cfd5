package io.reelgate.fanout;

import io.reelgate.domain.account.AccountId;
import io.vertx.core.Context;

/** One that wants the changes of an account. It is called on its own context only, in the order of the log. */
interface Watcher {
    AccountId account();

    Context context();

    void changed(Change change);

    /** Changes may be missing after {@code since}: read the tasks again. */
    void lost(Offset since);
}
