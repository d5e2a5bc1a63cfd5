/**
 * Who calls: accounts, their keys, and the partition that holds all their data.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.account.Account}.
 */
package io.reelgate.domain.account;
