# The smallest program that lives as an AppImage's runtime does: it stays until the application within has
# ended, so that its file is busy, and ends as that ended. Linux, x86-64, no libraries.
# The application is started by a shell script, to which $0 and the arguments are handed on untouched.

.section .data
shell:  .asciz "/bin/sh"
option: .asciz "-c"
script: .incbin "AppRun.sh"
        .byte 0

.section .text
.globl _start
_start:
        mov     (%rsp), %rbx            # the number of arguments
        lea     16(%rsp,%rbx,8), %r12   # the environment
        movq    $script, (%rsp)         # sh -c script program arguments...: the last two lie there already
        pushq   $option
        pushq   $shell
        mov     $57, %eax               # fork
        syscall
        test    %eax, %eax
        jnz     parent
        mov     $59, %eax               # execve
        mov     $shell, %rdi
        mov     %rsp, %rsi
        mov     %r12, %rdx
        syscall
        mov     $127, %edi
        jmp     end
parent:
        mov     %eax, %edi
        sub     $16, %rsp
        mov     $61, %eax               # wait4
        mov     %rsp, %rsi
        xor     %edx, %edx
        xor     %r10d, %r10d
        syscall
        movzbl  1(%rsp), %edi           # the exit code
end:
        mov     $60, %eax               # exit
        syscall
