/**
 * What an operator can set: the records that {@code conf/reelgate.yaml} and the environment are bound to.
 * May use the config binder and the domain.
 * Start reading at {@link io.reelgate.app.settings.Settings}.
 */
package io.reelgate.app.settings;
