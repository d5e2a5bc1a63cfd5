package io.reelgate.egress;

import static io.reelgate.Done.done;

import io.reelgate.domain.address.IpLiteral;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A name server that answers each question as a test wants it, whatever the name. */
final class NameServer {
    private static final int HEADER = 12;
    private static final int IPV4 = 1;
    private static final int IPV6 = 28;
    private static final int CNAME = 5;
    private static final int POINTER = 0xc000;
    private static final byte[] ALIAS = {4, 'e', 'd', 'g', 'e', 4, 't', 'e', 's', 't', 0};
    static final int SERVFAIL = 2;
    static final int NXDOMAIN = 3;

    /** For IPv4 addresses. */
    final AtomicInteger questions = new AtomicInteger();

    private final Vertx vertx;
    private final DatagramSocket socket;
    private final IntFunction<List<String>> answers;

    /** Whether an alias stands between the name and its addresses, as content networks have it. */
    boolean aliased;

    /** For how long all of it may be kept. */
    int seconds;

    /** What is said besides, and how long after the question. */
    List<String> ipv6 = List.of();

    int ipv6Millis;
    int code;

    /** {@code answers}: by the number of the question for IPv4 addresses, from 0. */
    NameServer(Vertx vertx, IntFunction<List<String>> answers) {
        this.vertx = vertx;
        this.answers = answers;
        this.socket = vertx.createDatagramSocket();
        done(socket.handler(this::answer).listen(0, "127.0.0.1"));
    }

    String address() {
        return "127.0.0.1:" + socket.localAddress().port();
    }

    private void answer(DatagramPacket packet) {
        Buffer asked = packet.data();
        int end = HEADER;
        while (asked.getByte(end) != 0) {
            end += asked.getByte(end) + 1;
        }
        boolean isIpv4 = asked.getUnsignedShort(end + 1) == IPV4;
        List<String> addresses = isIpv4 ? answers.apply(questions.getAndIncrement()) : ipv6;
        Buffer reply = Buffer.buffer()
                .appendUnsignedShort(asked.getUnsignedShort(0))
                .appendUnsignedShort(0x8180 + code)
                .appendUnsignedShort(1)
                .appendUnsignedShort(addresses.size() + (aliased ? 1 : 0))
                .appendInt(0)
                .appendBuffer(asked, HEADER, end + 5 - HEADER);
        int name = aliased ? alias(reply) : HEADER;
        addresses.forEach(address -> add(reply, name, IpLiteral.parse(address).orElseThrow()));
        if (isIpv4 || ipv6Millis == 0) {
            send(packet, reply);
        } else {
            vertx.setTimer(ipv6Millis, fired -> send(packet, reply));
        }
    }

    private void send(DatagramPacket packet, Buffer reply) {
        socket.send(reply, packet.sender().port(), packet.sender().host());
    }

    private void add(Buffer reply, int name, byte[] address) {
        reply.appendUnsignedShort(POINTER | name)
                .appendUnsignedShort(address.length == 4 ? IPV4 : IPV6)
                .appendUnsignedShort(1)
                .appendInt(seconds)
                .appendUnsignedShort(address.length)
                .appendBytes(address);
    }

    /** Where the alias stands in the reply. */
    private int alias(Buffer reply) {
        reply.appendUnsignedShort(POINTER | HEADER)
                .appendUnsignedShort(CNAME)
                .appendUnsignedShort(1)
                .appendInt(seconds)
                .appendUnsignedShort(ALIAS.length)
                .appendBytes(ALIAS);
        return reply.length() - ALIAS.length;
    }
}
