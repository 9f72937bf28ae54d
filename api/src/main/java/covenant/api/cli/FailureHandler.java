package covenant.api.cli;

import covenant.api.cli.client.ClientCommands;
import covenant.api.lab.campaign.CampaignFileWrong;
import covenant.api.lab.replay.SourceFailure;
import covenant.api.venue.ClockMismatch;
import covenant.api.venue.NotFounded;
import covenant.api.venue.TlsUnusable;
import covenant.ledger.backup.BackupDamaged;
import covenant.ledger.disk.DirectoryInUse;
import covenant.ledger.journal.JournalDamaged;
import covenant.ledger.replay.ReplayStopped;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line for what a person can put right; a stack trace for what is a bug. */
final class FailureHandler implements IExecutionExceptionHandler {
    /** As in sysexits: the data is not what was written. */
    static final int DAMAGED = 65;

    /** The address or the folder is in use. */
    static final int UNAVAILABLE = 69;

    static final int INTERNAL = 70;
    static final int IO = 74;

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        int client = ClientCommands.tell(cause, line);
        if (client >= 0) {
            return client;
        }
        if (cause instanceof JournalDamaged || cause instanceof ReplayStopped) {
            return tell(line, "the data cannot be trusted, nothing was done with it: " + cause.getMessage(), DAMAGED);
        }
        if (cause instanceof BackupDamaged) {
            return tell(line, "the backup cannot be trusted, nothing was kept of it: " + cause.getMessage(), DAMAGED);
        }
        if (cause instanceof CampaignFileWrong || cause instanceof SourceFailure) {
            return tell(line, cause.getMessage(), DAMAGED);
        }
        if (cause instanceof DirectoryInUse) {
            return tell(line, cause.getMessage(), UNAVAILABLE);
        }
        if (cause instanceof ClockMismatch) {
            return tell(line, cause.getMessage(), CommandLine.ExitCode.USAGE);
        }
        if (cause instanceof TlsUnusable) {
            return tell(line, "TLS: " + cause.getMessage(), CommandLine.ExitCode.USAGE);
        }
        if (cause instanceof NotFounded) {
            return tell(line, cause.getMessage(), IO);
        }
        if (cause instanceof BindException) {
            return tell(line, "the address is in use: " + cause.getMessage(), UNAVAILABLE);
        }
        if (cause instanceof IOException || cause instanceof java.io.UncheckedIOException) {
            return tell(line, cause instanceof FileSystemException files ? reason(files) : text(cause), IO);
        }
        cause.printStackTrace(line.getErr());
        return INTERNAL;
    }

    private static String text(Throwable cause) {
        Throwable under = cause.getCause();
        return cause.getMessage()
                + (under == null ? "" : ": " + (under instanceof FileSystemException files ? reason(files) : under));
    }

    /** What these exceptions say by their names alone. */
    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return failure.getFile() + " is not there, or the folder that it is to be in";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return failure.getFile() + " is there and is not a folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access to " + failure.getFile() + " is denied";
        }
        return failure.getReason() == null ? failure.toString() : failure.getReason();
    }

    static int tell(CommandLine line, String message, int status) {
        line.getErr().println("covenant: " + message);
        line.getErr().flush();
        return status;
    }
}
