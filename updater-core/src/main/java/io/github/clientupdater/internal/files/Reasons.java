package io.github.clientupdater.internal.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says why something failed: the message of many file exceptions is a bare path. */
public final class Reasons {
    private Reasons() {}

    /** Returns a few words, with the path where there is one. */
    public static String of(IOException e) {
        if (!(e instanceof FileSystemException failure) || failure.getReason() != null) {
            return SafePaths.printable(String.valueOf(e.getMessage()));
        }
        return SafePaths.printable(String.valueOf(failure.getFile())) + " " + words(failure);
    }

    private static String words(FileSystemException e) {
        if (e instanceof NoSuchFileException) return "does not exist";
        if (e instanceof AccessDeniedException) return "may not be accessed";
        if (e instanceof FileAlreadyExistsException) return "exists already";
        if (e instanceof NotDirectoryException) return "is no directory";
        if (e instanceof DirectoryNotEmptyException) return "is not empty";
        return "cannot be used";
    }
}
