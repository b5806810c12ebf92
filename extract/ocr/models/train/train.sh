#!/bin/sh
# Trains digits.traineddata or labels.traineddata: docs/models.md. usage: train.sh FOLDER digits|labels
# FOLDER is made, and takes 2 GB: fonts, lines, the states of the training. What is there is not made
# again, so that it can be stopped and begun anew. Some two hours on two cores of Debian 12 with the
# packages tesseract-ocr, python3-numpy, python3-pil and python3-scipy.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
forms=$(cd "$here/../../../../schema/forms" && pwd)
name=$2
mkdir -p "$1/fonts" "$1/langdata" "$1/$name"
cd "$1"

# Fonts of many kinds that Debian has, not installed: what is installed changes how pages are drawn.
fonts="
  fonts-arphic-uming fonts-arphic-ukai fonts-arphic-gbsn00lp fonts-arphic-gkai00mp
  fonts-arphic-bkai00mp fonts-arphic-bsmi00lp fonts-wqy-microhei fonts-wqy-zenhei fonts-noto-cjk
  fonts-noto-cjk-extra fonts-cwtex-ming fonts-cwtex-heib fonts-cwtex-kai fonts-cwtex-fs
  fonts-cwtex-yen fonts-hanazono fonts-ipafont-mincho fonts-ipafont-gothic fonts-takao-mincho
  fonts-nanum fonts-unfonts-core fonts-baekmuk fonts-droid-fallback fonts-crosextra-carlito
  fonts-crosextra-caladea fonts-liberation fonts-liberation2 fonts-croscore fonts-dejavu-core
  fonts-freefont-ttf fonts-linuxlibertine fonts-texgyre fonts-open-sans fonts-roboto-unhinted
  fonts-lato fonts-sil-gentium fonts-vollkorn fonts-inconsolata fonts-tlwg-loma-ttf
"
if [ ! -e fonts/done ]; then
  # shellcheck disable=SC2086 # a list of words
  apt-get download $fonts
  for package in fonts-*.deb; do dpkg -x "$package" fonts; done
  rm fonts-*.deb
  touch fonts/done
fi

# make_lines PREFIX FIRST LAST SCRIPT ARGUMENT…: files of lines of a script of this folder
make_lines() {
  prefix=$name/$1
  number=$2
  last=$3
  script=$4
  shift 4
  while [ "$number" -le "$last" ]; do
    file=$prefix$number
    if [ ! -e "$file.lstmf" ]; then
      echo "$file"
      /usr/bin/python3 "$here/$script" fonts "$file" "$lines" "$number" "$@"
      OMP_THREAD_LIMIT=1 tesseract "$file.tif" "$file" --psm 13 lstm.train 2>/dev/null
      rm "$file.tif"
    fi
    number=$((number + 1))
  done
}

# begin BOX…: the network's characters are those of these files
begin() {
  unicharset_extractor --output_unicharset "$name/unicharset" --norm_mode 1 "$@"
  echo '# none' >langdata/radical-stroke.txt
  combine_lang_model --input_unicharset "$name/unicharset" --script_dir langdata --output_dir . \
    --lang "$name" --pass_through_recoder
}

# learn RATE LAST PREFIXES OPTION…: from the lines of the files so named, up to the iteration LAST
export OMP_THREAD_LIMIT=1  # more threads wait for each other: 5 lines a second instead of 70
learn() {
  rate=$1
  last=$2
  find "$PWD/$name" -name "$3*.lstmf" | sort -R --random-source="$name/unicharset" >"$name/list"
  shift 3
  lstmtraining "$@" --traineddata "$name/$name.traineddata" --model_output "$name/state" \
    --train_listfile "$name/list" --learning_rate "$rate" --max_iterations "$last" \
    --debug_interval 0
}
on="--continue_from $name/state_checkpoint --reset_learning_rate"

case $name in
digits)
  lines=200
  make_lines lines 1 260 digit_lines.py
  begin "$name"/lines[123].box
  learn 0.002 50000 lines --net_spec '[1,36,0,1 Ct3,3,16 Mp3,3 Lfys32 Lfx64 Lrx64 Lfx96 O1c15]'
  # shellcheck disable=SC2086 # options
  learn 0.0006 200000 lines $on
  # shellcheck disable=SC2086
  learn 0.0002 300000 lines $on
  ;;
labels)
  lines=2500
  make_lines easy 1 2 label_lines.py "$forms" easy
  lines=2000
  make_lines hard 101 123 label_lines.py "$forms"
  /usr/bin/python3 "$here/label_lines.py" "$forms" >"$name/all.box"
  begin "$name/all.box"
  # Short and whole lines first.
  learn 0.002 60000 easy --net_spec '[1,36,0,1 Ct3,3,16 Mp3,3 Lfys40 Lfx80 Lrx80 Lfx112 O1c353]'
  for stage in 0.002:114000 0.0012:153000 0.0006:184000 0.0003:235000 0.0001:281000; do
    # shellcheck disable=SC2086
    learn "${stage%:*}" "${stage#*:}" '' $on
  done
  ;;
esac

lstmtraining --stop_training --convert_to_int --continue_from "$name/state_checkpoint" \
  --traineddata "$name/$name.traineddata" --model_output "$name.traineddata"
echo "$PWD/$name.traineddata"
