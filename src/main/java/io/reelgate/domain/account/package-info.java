/**
 * Who calls: accounts, their keys, and the partition that holds all their data.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.account.Account}.
 */
@NullMarked
package io.reelgate.domain.account;

import org.jspecify.annotations.NullMarked;
