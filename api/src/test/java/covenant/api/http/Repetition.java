package covenant.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import covenant.api.fixture.Got;
import covenant.api.fixture.ServedVenue;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that is sent again gets its first answer, and is not done again; also after a restart. Each area has a class with its writes. */
abstract class Repetition {
    @TempDir
    Path directory;

    private record Write(String key, String path, JsonObject body, Got first) {}

    private final List<Write> writes = new ArrayList<>();

    /** Does every kind of write of an area by {@link #write}. */
    abstract void everyKindOfWrite(ServedVenue venue);

    /** A write that must go well, here and in a dry run before, and is later sent again. */
    final Got write(ServedVenue venue, String key, String path, JsonObject body) {
        JsonObject named = body.copy().put("commandId", "w-" + writes.size());
        String before = venue.hash();
        Got tried = venue.post(key, path + "?dryRun=true", named).expect(200);
        assertThat(tried.json().getBoolean("dryRun")).isTrue();
        assertThat(venue.hash()).as("nothing is done by trying %s", path).isEqualTo(before);
        Got first = venue.post(key, path, named);
        assertThat(first.status()).as(first.body()).isBetween(200, 201);
        assertThat(first.json().containsKey("repeated")).isFalse();
        writes.add(new Write(key, path, named, first));
        return first;
    }

    @Test
    void everyKindOfWriteIsDoneOnce() {
        String hash;
        try (ServedVenue venue = ServedVenue.in(directory)) {
            everyKindOfWrite(venue);
            hash = venue.hash();
            writes.forEach(write -> repeat(venue, write));
            assertThat(venue.hash()).isEqualTo(hash);
        }
        try (ServedVenue venue = ServedVenue.in(directory)) {
            assertThat(venue.hash()).as("after a restart").isEqualTo(hash);
            writes.forEach(write -> repeat(venue, write));
            assertThat(venue.hash()).isEqualTo(hash);
        }
    }

    private static void repeat(ServedVenue venue, Write write) {
        Got again = venue.post(write.key(), write.path(), write.body())
                .expect(write.first().status());
        JsonObject expected = write.first().json().put("repeated", true);
        JsonObject got = again.json();
        if (expected.containsKey("key")) {
            assertThat(got.getValue("key")).as("a key is shown once").isNull();
            assertThat(got.getString("hint")).contains("once");
            expected.remove("key");
            got.remove("key");
            got.remove("hint");
        }
        assertThat(got).as(write.path()).isEqualTo(expected);
    }
}
