package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.vertx.core.Future;

/**
 * Says whether a prompt may go to a vendor; asked before anything of an admission is written. Safe from any Vert.x
 * context; futures complete on the caller's, at once where nothing had to be asked, and never fail.
 */
public interface Moderation {
    sealed interface Verdict {
        /** Nothing speaks against it, or the operator wants it admitted although nobody could be asked. */
        record Allowed() implements Verdict {}

        /**
         * The prompt is not to be submitted.
         *
         * @param rule which line of the list or which category, for operators only: a caller who learns it writes around it
         */
        record Refused(String rule) implements Verdict {}

        /** Nobody could say; the request may be repeated later. */
        record Unknown(String reason) implements Verdict {}
    }

    Verdict ALLOWED = new Verdict.Allowed();

    /** Where there is nothing to judge by. */
    Moderation NONE = (account, prompt) -> Future.succeededFuture(ALLOWED);

    /** {@code account}: whose prompt it is, so that none of them takes all the places. */
    Future<Verdict> judge(AccountId account, String prompt);
}
