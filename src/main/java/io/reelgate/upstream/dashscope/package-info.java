/**
 * Alibaba's Model Studio (DashScope) as a vendor of Wan 2.5: asynchronous tasks and their error codes.
 * May use the domain and the vendor contract beside it; JSON is read by Jackson.
 * Start reading at {@link io.reelgate.upstream.dashscope.DashscopeAdapter}.
 */
@NullMarked
package io.reelgate.upstream.dashscope;

import org.jspecify.annotations.NullMarked;
