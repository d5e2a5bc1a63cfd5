package io.reelgate.results.s3;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A real S3-compatible server, in memory, that checks signatures; one for all tests of a JVM, each with a bucket. */
public final class S3Server {
    public static final S3Credentials CREDENTIALS =
            new S3Credentials("test-access-key", "test-secret-key-0123456789", Optional.empty());

    private static final S3Server SERVER = new S3Server();

    private final BlobStore store;
    private final S3Proxy proxy;

    private S3Server() {
        try {
            store = ContextBuilder.newBuilder(new TransientNio2BlobProviderMetadata())
                    .credentials("unused", "unused")
                    .overrides(new Properties())
                    .build(BlobStoreContext.class)
                    .getBlobStore();
            proxy = S3Proxy.builder()
                    .blobStore(store)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(
                            AuthenticationType.AWS_V4, CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey())
                    .build();
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("no S3 server", e);
        }
    }

    /** A new bucket, with results below a prefix. */
    public static S3Location newBucket() {
        String bucket = "bucket-" + UUID.randomUUID();
        SERVER.store.createContainerInLocation(null, bucket);
        return location(bucket);
    }

    public static S3Location location(String bucket) {
        URI endpoint = URI.create("http://127.0.0.1:" + SERVER.proxy.getPort());
        return S3Location.of("s3://" + bucket + "/some/prefix", Optional.of(endpoint), "us-east-1", Optional.empty());
    }

    /** As somebody else may put it beside our results. */
    static void put(S3Location location, String name) {
        SERVER.store.putBlob(
                location.bucket(),
                SERVER.store.blobBuilder(location.key(name)).payload("theirs").build());
    }

    static boolean holds(S3Location location, String name) {
        return SERVER.store.blobExists(location.bucket(), location.key(name));
    }

    /** Objects and unfinished uploads, but neither the marker nor what the server itself leaves of a broken request. */
    static int traces(S3Location location) {
        int objects = (int) SERVER.store.list(location.bucket(), ListContainerOptions.Builder.recursive()).stream()
                .filter(object -> object.getName().matches(".*(\\.mp4|/check-[^/]*)"))
                .count();
        return objects + SERVER.store.listMultipartUploads(location.bucket()).size();
    }
}
