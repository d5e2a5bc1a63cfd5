package io.reelgate.results.s3;

import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Signs requests (Signature Version 4). Bodies are not signed, because they are streamed: that they arrive whole is checked
 * afterwards. A signature takes some ten microseconds, so it is made on the event loop.
 */
final class S3Signer {
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final S3Location location;
    private final AwsCredentialsIdentity identity;
    private final Clock clock;

    S3Signer(S3Location location, S3Credentials credentials, Clock clock) {
        this.location = location;
        this.identity = identity(credentials);
        this.clock = clock;
    }

    private static AwsCredentialsIdentity identity(S3Credentials given) {
        return given.sessionToken()
                .<AwsCredentialsIdentity>map(token ->
                        AwsSessionCredentialsIdentity.create(given.accessKeyId(), given.secretAccessKey(), token))
                .orElseGet(() -> AwsCredentialsIdentity.create(given.accessKeyId(), given.secretAccessKey()));
    }

    /** The request as it goes out. */
    RequestOptions signed(S3Call call) {
        SdkHttpRequest signed = signer.sign(request -> common(request, call)).request();
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setSsl(location.secure())
                .setHost(location.host())
                .setPort(location.port())
                .setURI(target(signed))
                .setFollowRedirects(false);
        signed.headers().forEach((name, values) -> copy(options, name, values));
        return options;
    }

    /** The client makes this header itself, of the same host and port. */
    private static void copy(RequestOptions options, String name, List<String> values) {
        if (!"host".equalsIgnoreCase(name)) {
            options.putHeader(name, String.join(",", values));
        }
    }

    /** A URL for whoever holds it. */
    String presigned(S3Call call, Duration lasting) {
        SdkHttpRequest signed = signer.sign(request -> common(request, call)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lasting))
                .request();
        return origin() + target(signed);
    }

    private String origin() {
        int port = location.endpoint().getPort();
        return location.endpoint().getScheme() + "://" + location.host() + (port < 0 ? "" : ":" + port);
    }

    private static String target(SdkHttpRequest signed) {
        return signed.encodedPath()
                + signed.encodedQueryParameters().map(query -> "?" + query).orElse("");
    }

    private SignRequest.Builder<AwsCredentialsIdentity> common(
            SignRequest.Builder<AwsCredentialsIdentity> request, S3Call call) {
        return request.identity(identity)
                .request(unsigned(call))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, location.region())
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock);
    }

    private SdkHttpRequest unsigned(S3Call call) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(call.method().name()))
                .protocol(location.secure() ? "https" : "http")
                .host(location.host())
                .port(location.port())
                .encodedPath(call.path());
        call.query().forEach(request::appendRawQueryParameter);
        call.headers().forEach(request::putHeader);
        return request.build();
    }
}
