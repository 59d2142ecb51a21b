#!/bin/sh
# Stands for a program of the guest, by the name it is called by: writes down the words it is given and answers as the
# case wants. Only this folder is on the PATH, so it keeps to what a shell has built in.
name=${0##*/}
here=${0%/*}/..
printf '%s\0' "$#" "$name" "$@" >>"$here/calls"

subcommand=
for word; do
  case $word in
    update | install | info | pull | run | start) subcommand=$word && break ;;
  esac
done
if [ -f "$here/failures/$name $subcommand" ]; then
  read -r left <"$here/failures/$name $subcommand"
  if [ "$left" -gt 0 ]; then
    echo $((left - 1)) >"$here/failures/$name $subcommand"
    exit 1
  fi
fi

case $name:$1 in
  podman-docker:--version | docker:--version)
    [ -f "$here/is-podman" ] && echo 'podman version 4.9.4' || echo 'Docker version 26.1.5, build 0'
    ;;
  docker:image | podman:image) [ -f "$here/pulled" ] || exit 1 ;;
  docker:pull | podman:pull) : >"$here/pulled" ;;
  apt-get:* | dnf:* | yum:* | zypper:*)
    [ "$subcommand" = install ] || exit 0
    program=
    seen=
    for word; do
      case $seen:$word in
        :install) seen=yes ;;
        : | :* | yes:-*) ;;
        *)
          [ -f "$here/packages/$word" ] || exit 1
          case $word in
            docker* | moby-engine) program=docker ;;
            podman) program=podman ;;
          esac
          ;;
      esac
    done
    [ -n "$program" ] && "$here/link" -s fake "$here/bin/$program"
    ;;
esac
exit 0
