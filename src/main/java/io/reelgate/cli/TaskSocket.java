package io.reelgate.cli;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An open stream. The socket's threads fill a queue, the command's thread takes from it. */
final class TaskSocket implements AutoCloseable, WebSocket.Listener {
    private static final int ABNORMAL = 1006;

    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private volatile WebSocket socket;

    private TaskSocket() {}

    static TaskSocket open(WebSocket.Builder builder, URI url) {
        TaskSocket opened = new TaskSocket();
        try {
            opened.socket =
                    builder.subprotocols("reelgate.v1").buildAsync(url, opened).join();
            return opened;
        } catch (CompletionException e) {
            throw failure(url, e.getCause());
        }
    }

    private static ClientFailure failure(URI url, Throwable cause) {
        if (!(cause instanceof WebSocketHandshakeException handshake)) {
            return new ClientFailure.Unreachable("cannot reach " + url + ": " + Reason.of(cause));
        }
        int status = handshake.getResponse().statusCode();
        return switch (status) {
            case 401 -> new ClientFailure("refused (401): the API key is missing or not valid");
            case 429, 503 -> new ClientFailure.Unreachable(url + " is not available now (" + status + ")");
            default -> new ClientFailure.NoSocket("no WebSocket at " + url + " (" + status + ")");
        };
    }

    /** Empty when there were none in time. */
    Optional<News> next(long millis) {
        try {
            return Optional.ofNullable(news.poll(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientFailure("interrupted");
        }
    }

    void subscribe(List<String> taskIds, Optional<String> since) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", "subscribe");
        operation.put("taskIds", taskIds);
        since.ifPresent(offset -> operation.put("since", offset));
        send(Texts.write(operation));
    }

    void ping() {
        send("{\"op\":\"ping\"}");
    }

    private void send(String text) {
        try {
            socket.sendText(text, true).join();
        } catch (CompletionException e) {
            news.add(new News.Closed(ABNORMAL, Reason.of(e.getCause())));
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            Texts.read(message.toString()).map(News.Frame::new).ifPresent(news::add);
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        news.add(new News.Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        news.add(new News.Closed(ABNORMAL, Reason.of(error)));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
